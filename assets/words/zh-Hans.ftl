# recolumn 的文字：简体中文。与 en.ftl 的条目、次序、分节完全一致；{$name} 处填入内容。
#
# 用语（窗口、提示、帮助一律如此）：
#   版面 page · 文章 article · 片段 fragment · 栏 column · 字 character (计数) · 字符 character (单个)
#   标题 title · 副标题 subtitle · 署名 byline · 栏头 running head (续栏上方重复的标题) · 小标题 heading
#   正文 paragraph (角色) · 段落 paragraph (文中) · 图注 caption · 附注 note
#   接缝 seam, joint · 待接处 open end · 下文 what comes next · 接续 go on
#   已归位 placed · 未归位 unplaced · 弃置 discard · 建议 propose · 采纳 accept · 拒绝 reject
#   疑点、存疑 doubt · 把握 sure · 切开 cut · 合并 join · 工作、工作文件 work, saved work
#   数字、西文与汉字之间空一格；标点用全角；省略号用“…”；按键名照键盘原样。

## Menus
menu-all = 菜单
menu-file = 文件
menu-edit = 编辑
menu-article = 文章
menu-suggest = 建议
menu-view = 查看
menu-recent = 最近打开的文件
menu-help = 帮助
menu-to-article = 移到文章
menu-discard-as = 弃置，注明
menu-role = 这是
theme-system = 跟随系统
theme-light = 浅色
theme-dark = 深色
zoom-in = 放大
zoom-out = 缩小
zoom-reset = 实际大小
button-open = 打开
button-save = 保存

## What can be done
do-open = 打开文件…
do-open-folder = 打开文件夹…
do-open-path = 按路径打开…
do-add-pages = 添加版面…
do-reload = 重新读取这一版的文件
do-sample = 试用示例版面
do-recent = 再次打开：{ $file }
do-forget-recent = 清除最近记录
do-save = 保存
do-save-as = 另存为…
do-export = 导出文本…
do-quit = 退出
do-undo = 撤销
do-redo = 重做
do-steps = 步骤…
do-walk = 沿卡片移动，所到之处即选中
do-walk-across = 从版面到文章，在文章之间来回
do-extend = 从这里选到那里
do-add-to-selection = 把卡片加入选择，或移出
do-select-all = 全选
do-select-nothing = 取消选择
do-new-article = 新建文章
do-to-article = 移到文章 { $number }
do-unplace = 退回未归位
do-discard = 弃置
do-discard-as = 弃置（{ $reason }）
do-cut = 切成两段…
do-role = 定为{ $role }
do-merge = 与下一片段合并
do-toggle-join = 同段接续／另起一段
do-move-up = 上移
do-move-down = 下移
do-move-left = 移到左边的文章
do-move-right = 移到右边的文章
do-previous-page = 上一版
do-next-page = 下一版
do-page-list = 版面列表
do-suggest = 整版建议
do-suggest-tip = 看看整个版面可以怎样归位。采纳之前，什么都不会移动。
do-accept-all = 全部采纳
do-accept-all-tip = 全部按建议归位，存疑的也在内。撤销一次即可复原。
do-accept-above = 采纳有把握的
do-accept-above-tip = 把握不低于所设界线的全部归位，其余留待处理。撤销一次即可复原。
do-accept-article = 采纳这篇文章
do-take = 采纳
do-take-answer = 采用第 { $number } 个答案
do-reject = 拒绝
do-reject-tip = 不对：不是这样。程序会另提建议。
do-next-doubt = 下一个疑点
do-next-doubt-tip = 这里先放下，去看下一个疑点；最没把握的在前。
do-previous-doubt = 上一个疑点
do-what-next = 查找下文
do-answer-above = 上一个答案
do-answer-below = 下一个答案
do-leave-answers = 回到卡片
do-page-panel = 版面栏
do-reading-panel = 阅读栏
do-find = 查找…
do-find-next = 下一处
do-find-previous = 上一处
do-theme = 主题：{ $theme }
do-palette = 全部命令…
do-help = 按键与标记
do-guide = 新手引导

## What is in the way
cannot-nothing-done = 还没有做过什么。
cannot-nothing-undone = 没有撤销过什么。
cannot-nothing-selected = 请先点一张卡片。
cannot-no-such-article = 没有这篇文章。
cannot-not-in-article = 它还不在任何文章里。
cannot-is-first = 它已经在文章的最前面。
cannot-is-last = 它已经在文章的最后面。
cannot-none-left = 左边没有文章了。
cannot-none-right = 右边没有文章了。
cannot-first-page = 这是第一页。
cannot-last-page = 这是最后一页。
cannot-only-page = 只有这一页。
cannot-nothing-proposed = 还没有建议。请先让程序对整版提出建议。
cannot-nothing-proposed-here = 这篇文章没有建议。
cannot-nothing-asked = 请先选一张带斜纹的卡片或一个待接处。

## Keys
keys-walking = 移动
keys-selecting = 选择
keys-placing = 归位
keys-texts = 文字与角色
keys-suggestions = 建议
keys-answers = 在下文的答案之间
keys-steps = 步骤
keys-files = 文件
keys-window = 窗口
keys-to-article = 移到文章 1 … 9 的末尾
keys-take-answer = 采用其中一个答案
keys-choose-answer = 换一个答案

## Help
palette-hint = 想做什么？
palette-nothing = 没有名称含这些字的命令。
palette-list = 命令
help-close = 关闭
help-marks = 标记的含义
help-mark-placed = 已归位：由你放置或采纳
help-mark-proposed = 建议：程序会这样放；采纳之前什么都不会移动
help-mark-discarded = 弃置：不属于任何文章，仍留在工作文件里
help-mark-unplaced = 未归位：尚未处理
help-mark-sure = 有把握的接缝：文字由此接续
help-mark-doubt = 存疑的接缝：请看一看，按 N 逐个查看
help-mark-wrong = 接缝不可能正确：指针停在上面可看原因

## Guide
guide-page = 这是原样的版面：每张卡片是其中一个片段，按文件次序排列，各篇文章混在一起。
guide-new-article = 把一张卡片拖到这里，就以它开始一篇文章。也可以点击卡片，再按 A。
guide-suggest = 其余的可以由程序提出建议。点击这个按钮，或按 Ctrl+G。采纳之前，什么都不会移动。
guide-next = 带斜纹的是建议。按 N，这里就是最没把握的一处，并列出理由。按 Enter 采纳，也可另选答案，或按 R 拒绝。
guide-accept = 在这里点一下，就采纳所有有把握的；其余留给你看。撤销即可复原。
guide-ledger = 每个字都有着落。没有未归位的，就完成了：保存工作，或把文章导出为文本。
guide-count = { $number }／{ $count }
guide-go-on = 下一步
guide-skip = 跳过
guide-done = 完成

## Roles and reasons
role-title = 标题
role-subtitle = 副标题
role-byline = 署名
role-running-head = 栏头
role-heading = 小标题
role-paragraph = 正文
role-caption = 图注
role-note = 附注
reason-page-furniture = 版面附属文字
reason-advertisement = 广告
reason-navigation = 导航链接
reason-spam = 垃圾信息
reason-duplicate = 他处已有

## Start
start-headline = 把错乱的版面拖到这里
start-text = 一个或多个文本文件，编码自动识别。
recent-more = { $file }，另有 { $count } 个
recent-none = 还没有打开过文件

## Page
panel-page = 版面
filter-all = 全部 { $count }
filter-unplaced = 未归位 { $count }
filter-proposed = 建议 { $count }
filter-discarded = 弃置 { $count }
page-nothing = 这一版没有内容。
page-all-decided = 处理完毕：每个片段都已归入文章或弃置。
page-all-proposed = 没有其他剩余：尚未归位的都已有建议。
page-none-proposed = 现在没有建议。剩余片段或已归入文章，或已弃置，或留待处理。
page-to-discard = 建议弃置
page-none-discarded = 还没有弃置的片段。页码、广告、链接等不属于任何文章的，拖到这里。
page-of = 第 { $page } 版，共 { $count } 版
page-of-short = { $page } / { $count }
page-shown = { $name }，{ $page }
page-list = 各版
page-list-done = 共 { $count } 版，已完成 { $done } 版
page-state-done = 已完成
page-state-unplaced = 未归位 { $characters }
page-state-proposed = 建议 { $characters }
page-state-both = 未归位 { $unplaced }，建议 { $proposed }
page-option = 第 { $page } 版，共 { $count } 版，{ $name }，{ $state }
page-option-done = 已完成
page-option-unplaced = 未归位 { $characters } 字
page-option-proposed = 建议 { $characters } 字
page-option-both = 未归位 { $unplaced } 字，建议 { $proposed } 字
tray-discard = 弃置
tray-discard-tip = 不属于任何文章的拖到这里，或按 Delete。它仍留在工作文件里，随时可以取回。
unsaved = 未保存
language-chip = 界面语言：{ $language }
language-tip = 菜单、按钮和提示所用的语言。版面内容不变。
encoding-chip = 编码：{ $encoding }
encoding-tip = 读取这一版所用的编码，可以另选。
encoding-unknown = 这一版来自已保存的工作文件。要换编码，请打开原来的文本。
evidence-bom = 开头有它的字节顺序标记
evidence-ascii = 纯 ASCII
evidence-fits = 全部字节相符，常用字占 { $common }%
evidence-does-not-fit = { $malformed } 个字节不符，首个在 { $first }

## Articles
panel-articles = 文章
articles-count = { $articles } 篇 · 建议 { $proposed } 篇
new-article = 新文章
new-article-tip = 把卡片拖到这里，或选中后按 A
new-article-hint = 把标题或首段拖到这里
untitled = 无题
slot-title = 暂无标题
slot-byline = 暂无署名
lane-name = 文章 { $number }：{ $title }
lane-read = 阅读文章 { $number }
lane-count = { $parts } 个片段 · { $characters } 字
seam-goes-on = 同段接续
seam-goes-on-tip = 这里是同一段，接着往下。点击则另起一段。
seam-paragraph = 另起一段
seam-paragraph-tip = 这里另起一段。点击则与上文同段。

## Suggestions
button-suggest = 整版建议
panel-suggestion = 建议
suggestion-first = 正在推算…
suggestion-none = 没有可建议的了
suggestion-count = 建议 { $count } 处，存疑 { $doubts } 处
suggestion-promise = 你已归位的不会移动
suggestion-again = 正在重新推算…
line-label = 把握不低于
line-name = 把握不低于百分之几
line-tip = 低于此值的视为存疑。
percent-of = { $percent }%
button-accept-above = 采纳有把握的 { $count } 处
button-stop = 停止
button-stop-tip = 收起建议。已采纳的保留。
accept-article = 采纳文章 { $number }：{ $count } 个片段
lane-name-proposed = 文章 { $number }（建议）：{ $title }
place-proposed =
    建议归入文章 { $number }，把握 { $percent }%{ $doubt ->
        [yes] ，存疑
       *[no] {""}
    }
place-proposed-discard =
    建议弃置（{ $reason }），把握 { $percent }%{ $doubt ->
        [yes] ，存疑
       *[no] {""}
    }
seam-proposed = 建议的接缝
seam-proposed-tip = 建议这两段相接。点击查看理由。
seam-doubt = 存疑的接缝
seam-doubt-tip = 这两段是否相接，没有把握。点击查看理由和其他可能。
seam-wrong = 接错了：{ $why }
clash-marks-meet = 两个标点不会这样连用
clash-begins-with-mark = 段落不会以这样的标点开头
clash-small-letter = 上文句子已完，下文却以小写字母开头
clash-not-closed = 上文还缺“{ $mark }”
clash-not-opened = 下文的“{ $mark }”前面没有与之相配的
clash-does-not-read-on = 这句话接下去读不通
open-end = 待接处
open-end-name = 这里的下文是什么？
open-end-tip = 点击查看可能的下文。
panel-next = 下文
ask-how = 要先推算这一版，才知道可能的下文。点击一个待接处，或让程序对全版提出建议。
ask-how-do = 查看建议
ask-joint = 是这样相接吗？
ask-part = 它属于这里吗？
ask-discard = 它不属于任何文章吗？
ask-rank = 疑点 { $rank }／{ $count }
ask-part-text =
    文章 { $number } 的{ $role ->
        [role-title] 标题
        [role-subtitle] 副标题
        [role-byline] 署名
        [role-running-head] 栏头
        [role-heading] 小标题
        [role-caption] 图注
        [role-note] 附注
       *[other] 首段
    }
ask-discard-text = 弃置（{ $reason }）
ask-nothing = 点击带斜纹的卡片或待接处，这里就会列出可能的下文和理由。按 N 逐个查看疑点，最没把握的在前。
ask-all-decided = 全部处理完毕。
ask-more = 还有 { $count } 个
ask-no-answer = 这一版似乎没有能接上的片段。
answer-on-page = 在第 { $page } 版
answer-name = { $number }，把握 { $percent }%：{ $text }
answer-after = 接在“{ $text }”之后
answer-of = 片段“{ $text }”
key-enter = Enter
button-accept = 采纳
button-accept-tip = 采纳框中的答案。
button-discard = 弃置
button-keep = 保留
why-nothing = 没有特别突出的理由
why-word = “{ $left }|{ $right }”是一个词
why-reads-on = 两边连读是一句话
why-stands-elsewhere = “{ $text }”在本版别处也出现
why-mid-sentence = 一边断在句中，另一边正从句中开始
why-next-on-page = 在版面上紧随其后
why-same-column = 是同一栏的下一行
why-under-title = 位于标题“{ $text }”之下
why-running-head = 位于“{ $text }”之下，即续栏上方重复的标题
why-shared-words = 两边都提到{ $text }
why-shared-words-between = 、
why-numbering = 序号相连：{ $left }…{ $right }
why-closes = 与前面未闭合的标点成对：{ $text }
why-form =
    看上去像{ $role ->
        [role-title] 标题
        [role-subtitle] 副标题
        [role-byline] 作者署名
        [role-running-head] 重复的标题
        [role-heading] 小标题
        [role-caption] 图片说明
        [role-note] 附注
       *[other] 正文
    }
why-reference = 版面上写明：“{ $text }”
why-placed = 是你放在这里的

## Reading
panel-reading = 阅读
reading-nothing = 在这里通读一篇文章
reading-nothing-how = 点击一篇文章或它的一张卡片，它的正文就会照保存后的样子显示在这里，建议归入它的片段也在其中。
reading-saved = 保存后的样子
reading-proposed = 含建议的部分
reading-seam = 转到这个接缝
reading-seam-doubt = 转到这个存疑的接缝
reading-seam-wrong = 转到这个接错的接缝：{ $why }

## Finding
panel-find = 查找
find-hint = 在所有片段中查找
find-keys = Enter 下一处，Esc 退出
find-leave = 退出查找
find-looking = 正在查找…
find-none = 没有找到
find-count = 第 { $place } 处，共 { $count } 处
find-count-so-far = 第 { $place } 处，已找到 { $count } 处…
find-select = 全选
find-select-tip = 选中出现这段文字的所有片段

## Cards
mark-running-head = 栏头
mark-note = 附注
mark-page = 第 { $page } 版
card-about-page = { $about }，来自第 { $page } 版
card-about = { $number }，{ $role }，{ $count } 字，{ $place }
place-unplaced = 未归位
place-discarded = 已弃置：{ $reason }
place-article = 在文章 { $number } 中
place-article-at = 在文章 { $number } 中，第 { $place } 位

## Cutting
cut-title = 切成两段
cut-hint = 把光标放到第二段开始的地方：点击，或用方向键。按 S 切开。
cut-here = 在此切开
cut-caret = 光标在“{ $left }”与“{ $right }”之间

## Ledger
ledger-nothing-open = 没有打开的版面
ledger-characters = 共 { $characters } 字
ledger-placed = 已归位 { $characters }
ledger-proposed = 建议 { $characters }
ledger-discarded = 弃置 { $characters }
ledger-unplaced = 未归位 { $characters }
ledger-nothing-lost = 一字不少
ledger-ribbon = 版面色带
ledger-dragging = { $count } 个片段 · 按 Esc 取消

## Steps
steps-list = 步骤
steps-opened = 刚打开时
steps-now = 当前
steps-undone = 已撤销：{ $step }
steps-aside = 搁在这里的 { $count } 步，直到“{ $step }”
steps-bring-back = 取回
deed-moved = 把 { $count } 个片段移到“{ $title }”
deed-moved-untitled = 把 { $count } 个片段移到文章中
deed-new-article = 用 { $count } 个片段新建文章
deed-unplaced = 把 { $count } 个片段退回未归位
deed-discarded = 弃置 { $count } 个片段（{ $reason }）
deed-role = 把 { $count } 个片段定为{ $role }
deed-join-paragraph = 另起一段
deed-join-continue = 同段接续
deed-cut = 把一个片段切成两段
deed-merged = 合并 { $count } 个片段
deed-moved-article = 移动文章“{ $title }”
deed-added-pages = 添加 { $count } 个版面
deed-read-again = 按 { $encoding } 重新读取 { $name }
deed-accepted =
    采纳建议的 { $count } 个片段{ $discarded ->
        [0] {""}
       *[other] ，弃置 { $discarded } 个
    }
deed-accepted-discarded =
    { $count ->
        [0] 采纳建议
       *[other] 按建议弃置 { $count } 个片段
    }
deed-rejected = 认定两段不相接
refused-placed-already = 这个片段已经归位，请先取出。
refused-nothing-named = 请先选择片段。
refused-no-fragment = 这个片段已经不在了。
refused-no-article = 这篇文章已经不在了。
refused-no-page = 这个版面已经不在了。
refused-too-many = 版面或文章的数目已达上限。
refused-not-in-article = 这个片段还不在文章里，无法与上文同段。
refused-cut-at-edge = 切开处两边都要有文字。请把光标放在文字中间。
refused-not-neighbours = 只能合并同一版面、同一去处的片段；在文章里还须前后相邻。
refused-nothing-to-do = 已经是这样了。

## Notices
notice-undone = 已撤销：{ $step }
notice-redone = 已重做：{ $step }
notice-done-instead = { $step }。先前撤销的 { $count } 步已搁在一旁，可以取回
notice-went-back = 已撤销 { $count } 步
notice-went-forth = 已重做 { $count } 步
notice-brought-back = 已取回 { $count } 步
notice-nothing-proposed = 这里没有建议，或建议已失效。
notice-saved = 已保存到 { $file }
notice-exported =
    { $count ->
        [1] 文本已写入 { $file }
       *[other] { $count } 个文件已写入 { $file }
    }
notice-no-origin = 不知道这一版的原文在哪里，无法重新读取。请直接打开文本文件。
notice-changed = { $file } 打开之后有改动，因此没有改用其他编码读取。要用新的文本，请用“文件”菜单重新读取。
notice-unchanged = { $file } 与打开时相同。
notice-over-own-file = { $file } 属于当前工作，写入会使它丢失，因此没有写入。请换一个文件名。
notice-stopped = 已停止，没有任何改动。
notice-broken = 程序内部出错，这一步没有完成。为稳妥起见，请把工作另存一份。
notice-dismiss = 知道了
job-opening = 正在打开…
job-saving = 正在保存…
job-exporting = 正在写入文本…

## Dialogs
dialog-path = 文件路径
dialog-browse = 浏览…
dialog-cancel = 取消
dialog-done = 完成
open-title = 打开版面、版面文件夹或工作文件
open-folder-title = 打开版面文件夹
open-do = 打开
save-title = 保存工作
save-do = 保存
save-replace = 替换
save-replaces = 已有同名文件，将被替换。
export-title = 把文章导出为文本
export-one-file = 合为一个文件
export-file-an-article = 每篇文章一个文件
export-encoding = 编码
export-bom = 字节顺序标记（BOM）
export-do = 导出
unsaved-title = 工作尚未保存
unsaved-text = 上次保存之后所做的都会丢失。
unsaved-save = 保存
unsaved-go = 不保存，继续
unsaved-close = 不保存，关闭
changed-on-disk-title = 已保存的文件被别人改过
changed-on-disk-text = { $file } 与您上次打开或保存时不同。您可以换一个名称保存。如果替换，文件现有的内容会保留在旁边，名称相同，末尾加 ~。
changed-on-disk-elsewhere = 换名保存…
changed-on-disk-replace = 替换
write-no-backup = 工作已保存，但文件原来的内容未能保留为 { $file }：{ $reason }。
read-again-title = 重新读取这一版？
read-again-text = 按 { $encoding } 读取会重新划分片段，这一版已处理的 { $count } 个片段要从头来过。撤销即可复原。
read-again-do = 重新读取
reload-text = 将重新读取这一版的文件并重新划分片段，这一版已处理的 { $count } 个片段要从头来过。撤销即可复原。

## Work that was not saved
lost-title = 有尚未保存的工作
lost-text = 程序结束时，“{ $work }”还没有保存：有 { $count } 步没有存下，最后一步是{ $ago }做的。这些步骤都可以找回，照样可以撤销。
lost-bring-back = 找回
lost-later = 以后再说
lost-throw-away = 丢弃
ago-now = 刚才
ago-minutes = { $count } 分钟前
ago-hours = { $count } 小时前
ago-days = { $count } 天前
journal-back = 工作已找回，有 { $count } 步尚未保存
journal-stopped = 无法写入 { $file }：{ $reason }。程序若意外退出，此后所做的可能会丢失。工作可以照常进行，请立即保存；保存之后会再试。
journal-damaged = 这份工作的记录已损坏，只找回了一部分。原记录保留在 { $file }。
journal-unreadable = 有一份未保存工作的记录已损坏，无法读取。原记录保留在 { $file }。
journal-of-later = 这个版本的程序无法找回一份未保存的工作。记录仍留在 { $file }。
journal-waits = 有一份未保存的工作无法找回：{ $page } 已不存在，或内容已变。记录仍留在 { $file }；文件恢复原样后，下次启动即可找回。

## What went wrong
failure-not-found = { $file }：没有这个文件。请检查路径是否写对。
failure-folder = { $file } 是文件夹。请指明其中的文本文件。
failure-permission = { $file }：没有读取权限。请更改权限，或复制一份。
failure-reading = 无法读取 { $file }：{ $reason }。
failure-stopped = { $file }：读取已停止。
failure-empty = { $file } 是空文件，一个字节也没有。
failure-blank = { $file } 里只有空白。
failure-nul = { $file } 里只有 NUL 字节，可能是下载或复制中断所致。
failure-binary = { $file } 不是文本，而是 { $kind } 文件。请先提取或识别其中的文字，再打开文本。
failure-not-text = { $file } 不像文本，里面满是控制字符。如果是图片或 PDF，请先提取文字。
failure-too-large = { $file } 超过 4 GiB。请按版面拆开。
failure-saved-among-others = { $file } 是工作文件。请单独打开它，之后再添加版面。
failure-no-texts = 文件夹 { $file } 里没有文本：版面文件的名称须以 .txt 结尾或没有后缀。子文件夹不会查看。
failure-too-many-pages = { $file }：一份工作最多 65,534 个版面。
saved-truncated = { $file } 在第 { $line } 行之后中断，后面的内容缺失。请用备份或较早的副本。
saved-not-json = { $file } 不是有效的 JSON：见第 { $line } 行第 { $byte } 字节。
saved-not-saved = { $file } 是 JSON，但不是 recolumn 的工作文件。
saved-none = { $file } 不是 recolumn 的工作文件。
saved-later-version = { $file } 由更新版本的 recolumn 保存（格式 { $version }，本程序支持 1）。请更新程序后再打开。
saved-shape = { $file } 已损坏：{ $path } 应为{ $wanted }。
saved-lost = { $file } 已损坏：{ $page } 第 { $position } 位（第 { $line } 行）的字符“{ $character }”不在任何一处。
saved-twice = { $file } 已损坏：{ $page } 第 { $position } 位（第 { $line } 行）的字符“{ $character }”出现了两次。
write-no-folder =
    无法写入 { $file }：文件夹不存在。{ $at ->
        [terminal] 请建立文件夹，或写到别处。
       *[window] 工作没有丢失，请保存到别处。
    }
write-permission =
    无法写入 { $file }：没有写入权限。{ $at ->
        [terminal] 请更改权限，或写到别处。
       *[window] 工作没有丢失，请保存到别处。
    }
write-full =
    无法写入 { $file }：磁盘已满。原有的文件没有改动。{ $at ->
        [terminal] 请腾出空间，或写到别处。
       *[window] 请腾出空间，或保存到别处。
    }
write-over-input = { $file } 正是要读取的文件。请另取一个写入的名字。
write-folder = { $file } 是文件夹。请给出文件名。
write-other = 无法写入 { $file }：{ $reason }。原有的文件没有改动。
text-lacks =
    { $encoding } 里没有字符“{ $character }”（{ $code }）：文章 { $article }，第 { $line } 行第 { $column } 字{ $others ->
        [0] {""}
       *[other] ，另有 { $others } 处
    }。没有写入任何内容。请换一种编码，例如 UTF-8 或 GB18030。
finding-damaged =
    { $page }：{ $count } 处损坏，首处在第 { $first } 字节，已显示为“�”。如果文字不对，{ $at ->
        [terminal] 请用 --encoding 指明别的编码。
       *[window] 请在右上角另选编码。
    }
finding-long-line = { $page }：第 { $line } 行长达 { $size } kB，已在句末切开。
left-out = { $folder } 中未打开的隐藏文件或非文本：{ $names }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 个
    }
left-out-between = 、
surprise-derived = 文件中文章 { $article } 的标题或正文与其各部分不一致，以各部分为准。
surprise-empty = 文件中的文章 { $article } 没有文字，已略去。
surprise-rejected = 文件中有一处拒绝的相接涉及不存在的片段，已略去。
wanted-object = 对象
wanted-list = 列表
wanted-text = 文本
wanted-shorter-text = 小于 4 GiB 的文本
wanted-whole-number = 非负整数
wanted-true-or-false = true 或 false
wanted-format = “recolumn”
wanted-version = 1
wanted-fewer-pages = 最多 65,534 个版面的列表
wanted-digest = 64 位十六进制数字
wanted-article-id = a1、a2……直至 a1000000000
wanted-source-id = 某个来源的 id
wanted-new-id = 未被占用的 id
wanted-position = 来源文本之内的位置
wanted-later-position = 不早于起点的位置
wanted-role = 角色，例如 title 或 paragraph
wanted-role-by = guess 或 user
wanted-join = paragraph 或 continue
wanted-by = user 或 suggestion
wanted-confidence = 0 到 1 之间的数
kind-zip = ZIP（或办公软件的文档）
kind-program = ELF（程序）
io-not-found = 没有这个文件
io-permission = 没有权限
io-full = 磁盘已满
io-read-only = 磁盘只读
io-folder = 这是文件夹
io-not-a-folder = 路径中有一处不是文件夹
io-too-large = 文件太大
io-memory = 内存不足
io-stopped = 已中止
io-name = 此处不允许这样的名字
window-no-display = 没有可以显示窗口的屏幕。请在桌面环境里运行 recolumn，或使用它的命令（recolumn --help）。系统的回答：{ $reason }
window-no-opengl = 显示设备没有 OpenGL 2.0 或更高版本。请安装显卡驱动（Debian 和 Ubuntu：libgl1、libegl1 和 libgl1-mesa-dri）。系统的回答：{ $reason }
window-no-library = 缺少窗口必需的系统库（Debian 和 Ubuntu：libxkbcommon-x11-0、libx11-6、libx11-xcb1、libxcursor1、libxi6）。请安装后重新启动 recolumn。系统的回答：{ $reason }
window-other = 无法打开窗口：{ $reason }
broken-kept = recolumn 出错中止了，这是程序自身的问题。您所做的都已记下：重新启动，即可恢复。
broken-report = 供开发者修复的报告在 { $file }，其中没有您的任何文字。

## Command line
check-covered = { $file }：{ $characters } 字全部恰好覆盖一次（{ $articles } 篇文章；已归位 { $placed }，弃置 { $discarded }，未归位 { $unplaced }）。
answer-not-json = { $file } 不是有效的 JSON：见第 { $line } 行第 { $byte } 字节。
answer-none = { $file } 是 JSON，但不是版面的标准答案：见第 { $line } 行第 { $byte } 字节。
suggest-no-pages = 文件夹 { $file } 里没有文本：版面的文件名须以 .txt 结尾。
suggest-same-name = { $first } 和 { $second } 都会写成 { $file }。请改其中一个的名字，或换一个文件夹。
score-odd = 请把标准答案和工作文件成对列出：GOLD OUT GOLD OUT，或各给一个文件夹。
score-pages = { $file } 含 { $count } 个版面，而答案只针对一版。请每版单独保存。
score-length = { $file } 不是 { $answer } 的那一版：它的文本有 { $count } 个字符，答案则是 { $wanted } 个。
score-beyond = { $answer } 指到第 { $count } 个字符，已超出版面末尾。
score-not-once = { $answer } 没有恰好一次地包含第 { $count } 位的字符。
stdin-twice = 标准输入（-）只能读一次，请只写一次。
stdin-in-window = 窗口不读标准输入（-）。请先存为文件，或使用命令：recolumn --help。
stdout-many = 多份文本不能写到标准输出（-）。请给出文件夹，或用 --to text 写成一份。
encoding-not-known = 不认识这种编码；认识的有 { $known }
