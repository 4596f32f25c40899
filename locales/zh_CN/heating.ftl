# 供暖：两步自查、谁怕冷、测温时间。

heating-ask-what = 供暖哪里不对？点一个，或者直接说。屋里多少度、家里有没有老人小孩，也可以一起说。
heating-button-cold = 都不热
heating-button-partly = 有的房间不热
heating-button-leak = 漏水
heating-button-noise = 有响声
heating-button-warm = 热了，不用来了
heating-button-still = 看过了，还是不热
heating-button-elderly = 家里有老人
heating-button-child = 有小孩
heating-button-pregnant = 有孕妇
heating-button-patient = 有病人
heating-ask-visit =
    让您受冻了，抱歉。{ $told ->
        [none] { "" }
       *[other] 您说屋里 { $told }℃，
    }本小区标准是 { $standard }℃。我们派人带仪器上门测，什么时候方便？
    { $care ->
        [yes] 家里有需要照顾的人，记下了，优先安排。
       *[no] 家里有老人、小孩、病人也请说一声，优先安排。
    }
heating-opened =
    { $symptom ->
        [not_hot] 让您受冻了，抱歉。已建供暖单 <b>{ $no }</b>。
        [partly_hot] 让您受冻了，抱歉。已建供暖单 <b>{ $no }</b>。
        [no_supply] 让您受冻了，抱歉。已建供暖单 <b>{ $no }</b>。
        [overheated] 屋里太热，让您难受了，抱歉。已建供暖单 <b>{ $no }</b>。
       *[other] 已建供暖单 <b>{ $no }</b>。
    }{ $care ->
        [yes] 家里有需要照顾的人，优先安排。
       *[no] { "" }
    }
    { $visit }{ $promise }{ $checks ->
        [yes] { "" }

    等师傅的时候，可以先看两处：
    ① 入户阀：楼道管井或厨房柜里，手柄要和管子平行才是开着。
    ② 放气：暖气片顶头的小阀轻轻拧开，出气到出水就拧紧，水烫小心。
       *[no] { "" }
    }
    { $symptom ->
        [leak] 先关漏的那组暖气的阀，用盆接住。
       *[other] { "" }
    }
heating-again =
    已经补到您家的供暖单上，师傅看得到：
    { $line }
heating-first =
    记下了，{ $no } 优先安排。
    { $promise }
heating-noted =
    记下了，{ $no }。
    { $promise }
heating-warm = 太好了！{ $no } 就不派人了。再不热随时说。
heating-still =
    好的，{ $no } 师傅直接查管道。
    { $promise }
    屋里现在多少度？家里有没有老人小孩？说一声，优先安排。
staff-more-urgent = ⬆️ { $no } { $home } { $matter }：家里有需要照顾的人，改为{ $urgency ->
    [emergency] 急修
   *[other] 紧急
}，请优先。
