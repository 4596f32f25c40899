# 急事：先保命话，再单号。

safety = { $danger ->
    [gas] 🆘 有燃气味：不要开关任何电器，不要点火。开窗，关总阀，人到室外再打电话。
    [fire] 🆘 着火了：先走人，别拿东西，别坐电梯。湿毛巾捂口鼻，马上打 119。
    [electric] 🆘 有电：人离远，别碰水和电器。能安全够到就拉总闸；有人触电别用手拉。
    [trapped] 🆘 别扒门，别往外爬，按报警铃。电梯里空气够用，靠里站着等，我们马上到。
    [locked] 🆘 别爬窗、别动火，隔着门多说话。里面有孩子、老人或有人不舒服，马上打 119。开门的人马上到。
    [height] 🆘 马上打 119 和 110。轻声跟他说话，别大声、别猛拉；够得着就从屋里先抱住。楼下别站人。
    [fallen_in] 🆘 马上打 119 和 120。别自己跳下去：水里、井里、池子里都可能要命。递长杆、绳子，或扔能浮的东西。
    [attacked] 🆘 先躲开，锁好门，马上打 110。别上前劝，别围观。有人受伤打 120。
    [water] 🆘 先关入户总水阀，人离开插座和积水；水碰到电就拉总闸。
    [heating] 🆘 先关分集水器红蓝两个阀，人离开插座，小心烫。
    [falling] 🆘 人先离开，别站在下面，别去碰。
    [hurt] 🆘 有人受伤或不舒服先打 120，别随便挪动伤者。
   *[other] 🆘 人先到安全的地方。有人受伤打 120，着火打 119。
}{ $phone ->
    [none] { "" }
   *[other] { "" }
    值班电话 { $phone }。
}
emergency-opened =
    🚨 { $help ->
        [yes] 求助
       *[no] 急修
    } <b>{ $no }</b> 已报值班，马上有人来。
    { $promise }{ $located ->
        [no] { "" }
       *[yes] { "" }
    地点：{ $where }
    }
place-home = { $home }
place-block = { $building }号楼{ $unit ->
    [none] { "" }
   *[other] { $unit }单元
}{ $room ->
    [none] { "" }
   *[other] { " " }{ $room }
}
place-common = { $building ->
    [none] { "" }
   *[other] { $building }号楼{ $unit ->
        [none] { "" }
       *[other] { $unit }单元
    }
}{ $spot ->
    [lift] 电梯
    [elevator_hall] 电梯厅
    [corridor] 楼道
    [garage] 车库
    [garden] 园区
    [gate] 大门口
   *[roof] 屋顶
}
emergency-again =
    已经再催值班：
    { $line }
emergency-beside = 您说的另一件事我记着。先顾人，安全了点一下，我接着办：
emergency-beside-taken = 好，接着办：{ $text }
beside-button = { $kind }：{ $text }
emergency-where = 在哪儿？几号楼几单元几号，或者哪部电梯。
emergency-located = 收到，已告诉赶来的人（{ $no }）。
valve-button-shut = 关了
valve-button-help = 不会关
valve-shut = 做得对。请在安全的地方等，师傅马上到。
valve-help = { $danger ->
    [heating] 分集水器一般在厨房或卫生间墙角的柜子里。红、蓝两个手柄，都拧到和管子垂直。
   *[other] 总水阀一般在厨房水池下面，或者楼道水表井里。手柄拧到和管子垂直，或者顺时针拧到底。
}拧不动就别硬拧，人离开等师傅，已告诉他带工具。{ $phone ->
    [none] { "" }
   *[other] 值班电话 { $phone }。
}
alarm-ask =
    { $danger ->
        [gas] 先别开关电器，开窗，人到室外。
        [fire] 先离远一点，看看有没有火。着火马上打 119。
        [electric] 先离远一点，别碰水和电器。
        [trapped] 别扒门，按报警铃，靠里站着。
        [locked] 别爬窗、别动火，隔着门多说话。
        [height] 轻声跟他说话，别大声、别猛拉，楼下别站人。
        [fallen_in] 别自己跳下去，递长杆、绳子。
        [attacked] 先躲开，锁好门，打 110。
        [water] 先关入户总水阀，人离开插座。
        [heating] 先关分集水器红蓝两个阀，人离开插座。
        [falling] 人先离开，别站在下面。
        [hurt] 夹住了别硬拽，伤着了别随便挪动。
       *[other] 人先到安全的地方。
    }
    有危险就打 { $danger ->
        [attacked] 110
        [height] 119 和 110
       *[other] 119 或 120
    }，不用等我。
    现在还在发生吗？
alarm-ask-again =
    记下了。现在还在发生吗？拿不准就点「还在」，马上来人。
alarm-silence =
    ⏰ 刚才问您是不是还在发生，{ $minutes } 分钟没收到回话，已按急事报值班（{ $no }）：会有人打电话给您，也会过来看。{ $promise }
    没事了就点一下，免得师傅白跑。
alarm-button-yes = 🆘 还在
alarm-button-no = 没有了
