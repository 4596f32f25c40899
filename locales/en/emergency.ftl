# Emergencies: words that save first, then the number.

safety = { $danger ->
    [gas] 🆘 Smell of gas: touch no switch, light nothing. Open windows, shut the main valve, go outside, call from there.
    [fire] 🆘 Fire: get out first, leave your things, do not use the lift. Wet cloth over mouth and nose, call 119.
    [electric] 🆘 Electricity: keep away, touch neither water nor appliances. Switch off the mains if you can reach it safely; do not pull anybody with bare hands.
    [trapped] 🆘 Do not force the doors or climb out, press the alarm. There is enough air, stand at the back and wait, we are coming.
    [locked] 🆘 No climbing out of windows, no flame; keep talking through the door. With a child, somebody old or unwell inside call 119 at once. Somebody comes to open.
    [height] 🆘 Call 119 and 110 at once. Talk softly, do not shout or pull; hold them from inside the room if you can reach. Nobody stands below.
    [fallen_in] 🆘 Call 119 and 120 at once. Do not jump in: water, wells and tanks can kill. Reach out a pole or a rope, throw something that floats.
    [attacked] 🆘 Get away, lock the door, call 110 at once. Do not step in, do not watch. Call 120 for the hurt.
    [water] 🆘 Shut the main water valve, keep away from sockets and puddles; if water reaches electrics switch off the mains.
    [heating] 🆘 Shut the red and the blue valve of the manifold, keep away from sockets, mind the hot water.
    [falling] 🆘 Step away, do not stand below, do not touch it.
    [hurt] 🆘 If somebody is hurt or ill call 120 first, and do not move them.
   *[other] 🆘 Go to a safe place. Call 120 for the hurt, 119 for fire.
}{ $phone ->
    [none] { "" }
   *[other] { "" }
    Duty phone { $phone }.
}
emergency-opened =
    🚨 { $help ->
        [yes] Call for help
       *[no] Emergency
    } <b>{ $no }</b> is with the duty, somebody is coming.
    { $promise }{ $located ->
        [no] { "" }
       *[yes] { "" }
    Place: { $where }
    }
place-home = { $home }
place-block = building { $building }{ $unit ->
    [none] { "" }
   *[other] , unit { $unit }
}{ $room ->
    [none] { "" }
   *[other] , { $room }
}
place-common = { $spot ->
    [lift] the lift
    [elevator_hall] the lift lobby
    [corridor] the corridor
    [garage] the garage
    [garden] the grounds
    [gate] the gate
   *[roof] the roof
}{ $building ->
    [none] { "" }
   *[other] { " " }of building { $building }{ $unit ->
        [none] { "" }
       *[other] , unit { $unit }
    }
}
emergency-again =
    The duty has been called again:
    { $line }
emergency-beside = I have kept the other thing you said. People first; once you are safe, tap and I will go on with it:
emergency-beside-taken = All right, going on with: { $text }
beside-button = { $kind }: { $text }
emergency-where = Where is it? Building, unit and room, or which lift.
emergency-located = Got it, whoever is on the way knows ({ $no }).
valve-button-shut = It is shut
valve-button-help = I can't
valve-shut = Well done. Please wait in a safe place, help is on the way.
valve-help = { $danger ->
    [heating] The manifold is mostly in a cabinet in the kitchen or a corner of the bathroom. Turn the red and the blue handle across the pipes.{ " " }
   *[other] The main valve is mostly under the kitchen sink or in the meter shaft in the corridor. Turn the handle across the pipe, or clockwise to the end.{ " " }
}Do not force it. Step back and wait, he has been told to bring tools.{ $phone ->
    [none] { "" }
   *[other] { " " }Duty phone { $phone }.
}
alarm-ask =
    { $danger ->
        [gas] Touch no switch, open windows, go outside.
        [fire] Step back and see whether there is fire. If so call 119 at once.
        [electric] Step back, touch neither water nor appliances.
        [trapped] Do not force the doors, press the alarm, stand at the back.
        [locked] No climbing, no flame, keep talking through the door.
        [height] Talk softly, do not shout or pull, nobody stands below.
        [fallen_in] Do not jump in, reach out a pole or a rope.
        [attacked] Get away, lock the door, call 110.
        [water] Shut the main water valve, keep away from sockets.
        [heating] Shut the red and the blue valve of the manifold, keep away from sockets.
        [falling] Step away, do not stand below.
        [hurt] Do not pull whoever is caught, do not move whoever is hurt.
       *[other] Go to a safe place.
    }
    In danger call { $danger ->
        [attacked] 110
        [height] 119 and 110
       *[other] 119 or 120
    }, do not wait for me.
    Is it still happening?
alarm-ask-again =
    Noted. Is it still going on? If in doubt tap yes, and somebody comes at once.
alarm-silence =
    ⏰ We asked whether it is still going on and have heard nothing for { $minutes } minutes, so the duty has it as an emergency ({ $no }): they call you, and somebody comes to look. { $promise }
    If it is over please tap, so that nobody runs for nothing.
alarm-button-yes = 🆘 Still happening
alarm-button-no = It is over
