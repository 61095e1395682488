# recolumn 的文字：繁體中文。與 en.ftl 的條目、次序、分節完全一致；{$name} 處填入內容。
#
# 用語（視窗、提示、說明一律如此；依臺灣、香港的程式習慣，不由簡體轉換）：
#   版面 page · 文章 article · 片段 fragment · 欄 column · 字 character (計數) · 字元 character (單個)
#   標題 title · 副標題 subtitle · 署名 byline · 欄頭 running head (續欄上方重複的標題) · 小標題 heading
#   內文 paragraph (角色) · 段落 paragraph (文中) · 圖說 caption · 附註 note
#   接縫 seam, joint · 待接處 open end · 下文 what comes next · 接續 go on
#   已歸位 placed · 未歸位 unplaced · 捨棄 discard · 建議 propose · 採用 accept · 否決 reject
#   疑點、存疑 doubt · 把握 sure · 切開 cut · 合併 join · 工作、工作檔 work, saved work
#   復原 undo · 取消復原 redo · 檔案 file · 資料夾 folder · 開啟 open · 儲存 save · 匯出 export
#   引號用「」；數字、西文與漢字之間空一格；標點用全形；刪節號用「…」；按鍵名稱照鍵盤原樣。

## Menus
menu-all = 選單
menu-file = 檔案
menu-edit = 編輯
menu-article = 文章
menu-suggest = 建議
menu-view = 檢視
menu-recent = 最近開啟的檔案
menu-help = 說明
menu-to-article = 移到文章
menu-discard-as = 捨棄，註明
menu-role = 這是
theme-system = 依系統設定
theme-light = 淺色
theme-dark = 深色
zoom-in = 放大
zoom-out = 縮小
zoom-reset = 實際大小
button-open = 開啟
button-save = 儲存

## What can be done
do-open = 開啟檔案…
do-open-folder = 開啟資料夾…
do-open-path = 依路徑開啟…
do-add-pages = 加入版面…
do-reload = 重新讀取這一版的檔案
do-sample = 試用範例版面
do-recent = 再次開啟：{ $file }
do-forget-recent = 清除最近記錄
do-save = 儲存
do-save-as = 另存新檔…
do-export = 匯出文字…
do-quit = 結束
do-undo = 復原
do-redo = 取消復原
do-steps = 步驟…
do-walk = 沿卡片移動，所到之處即選取
do-walk-across = 從版面到文章，在文章之間來回
do-extend = 從這裡選到那裡
do-add-to-selection = 把卡片加入選取，或移出
do-select-all = 全選
do-select-nothing = 取消選取
do-new-article = 新增文章
do-to-article = 移到文章 { $number }
do-unplace = 退回未歸位
do-discard = 捨棄
do-discard-as = 捨棄（{ $reason }）
do-cut = 切成兩段…
do-role = 定為{ $role }
do-merge = 與下一片段合併
do-toggle-join = 同段接續／另起一段
do-move-up = 上移
do-move-down = 下移
do-move-left = 移到左邊的文章
do-move-right = 移到右邊的文章
do-previous-page = 上一版
do-next-page = 下一版
do-page-list = 版面清單
do-suggest = 整版建議
do-suggest-tip = 看看整個版面可以怎樣歸位。採用之前，什麼都不會移動。
do-accept-all = 全部採用
do-accept-all-tip = 全部依建議歸位，存疑的也在內。復原一次即可還原。
do-accept-above = 採用有把握的
do-accept-above-tip = 把握不低於所設界線的全部歸位，其餘留待處理。復原一次即可還原。
do-accept-article = 採用這篇文章
do-take = 採用
do-take-answer = 選第 { $number } 個答案
do-reject = 否決
do-reject-tip = 不對：不是這樣。程式會另提建議。
do-next-doubt = 下一個疑點
do-next-doubt-tip = 這裡先放著，去看下一個疑點；最沒把握的在前。
do-previous-doubt = 上一個疑點
do-what-next = 尋找下文
do-answer-above = 上一個答案
do-answer-below = 下一個答案
do-leave-answers = 回到卡片
do-page-panel = 版面欄
do-reading-panel = 閱讀欄
do-find = 尋找…
do-find-next = 下一處
do-find-previous = 上一處
do-theme = 佈景主題：{ $theme }
do-palette = 所有命令…
do-help = 按鍵與標記
do-guide = 新手導覽

## What is in the way
cannot-nothing-done = 還沒有做過什麼。
cannot-nothing-undone = 沒有復原過什麼。
cannot-nothing-selected = 請先點一張卡片。
cannot-no-such-article = 沒有這篇文章。
cannot-not-in-article = 它還不在任何文章裡。
cannot-is-first = 它已經在文章的最前面。
cannot-is-last = 它已經在文章的最後面。
cannot-none-left = 左邊沒有文章了。
cannot-none-right = 右邊沒有文章了。
cannot-first-page = 這是第一頁。
cannot-last-page = 這是最後一頁。
cannot-only-page = 只有這一頁。
cannot-nothing-proposed = 還沒有建議。請先讓程式對整版提出建議。
cannot-nothing-proposed-here = 這篇文章沒有建議。
cannot-nothing-asked = 請先選一張帶斜紋的卡片或一個待接處。

## Keys
keys-walking = 移動
keys-selecting = 選取
keys-placing = 歸位
keys-texts = 文字與角色
keys-suggestions = 建議
keys-answers = 在下文的答案之間
keys-steps = 步驟
keys-files = 檔案
keys-window = 視窗
keys-to-article = 移到文章 1 … 9 的末尾
keys-take-answer = 選其中一個答案
keys-choose-answer = 換一個答案

## Help
palette-hint = 想做什麼？
palette-nothing = 沒有名稱含這些字的命令。
palette-list = 命令
help-close = 關閉
help-marks = 標記的意思
help-mark-placed = 已歸位：由您放置或採用
help-mark-proposed = 建議：程式會這樣放；採用之前什麼都不會移動
help-mark-discarded = 捨棄：不屬於任何文章，仍留在工作檔裡
help-mark-unplaced = 未歸位：尚未處理
help-mark-sure = 有把握的接縫：文字由此接續
help-mark-doubt = 存疑的接縫：請看一看，按 N 逐一查看
help-mark-wrong = 接縫不可能正確：指標停在上面可看原因

## Guide
guide-page = 這是原樣的版面：每張卡片是其中一個片段，依檔案次序排列，各篇文章混在一起。
guide-new-article = 把一張卡片拖曳到這裡，就以它開始一篇文章。也可以在卡片上按一下，再按 A。
guide-suggest = 其餘的可以由程式提出建議。按一下這個按鈕，或按 Ctrl+G。採用之前，什麼都不會移動。
guide-next = 帶斜紋的是建議。按 N，這裡就是最沒把握的一處，並列出理由。按 Enter 採用，也可另選答案，或按 R 否決。
guide-accept = 在這裡按一下，就採用所有有把握的；其餘留給您看。復原即可還原。
guide-ledger = 每個字都有著落。沒有未歸位的，就完成了：儲存工作，或把文章匯出為文字。
guide-count = { $number }／{ $count }
guide-go-on = 下一步
guide-skip = 略過
guide-done = 完成

## Roles and reasons
role-title = 標題
role-subtitle = 副標題
role-byline = 署名
role-running-head = 欄頭
role-heading = 小標題
role-paragraph = 內文
role-caption = 圖說
role-note = 附註
reason-page-furniture = 版面附屬文字
reason-advertisement = 廣告
reason-navigation = 導覽連結
reason-spam = 垃圾訊息
reason-duplicate = 他處已有

## Start
start-headline = 把錯亂的版面拖曳到這裡
start-text = 一個或多個文字檔，編碼會自動辨識。
recent-more = { $file }，另有 { $count } 個
recent-none = 還沒有開啟過檔案

## Page
panel-page = 版面
filter-all = 全部 { $count }
filter-unplaced = 未歸位 { $count }
filter-proposed = 建議 { $count }
filter-discarded = 捨棄 { $count }
page-nothing = 這一版沒有內容。
page-all-decided = 處理完畢：每個片段都已歸入文章或捨棄。
page-all-proposed = 沒有其他剩餘：尚未歸位的都已有建議。
page-none-proposed = 目前沒有建議。剩餘片段或已歸入文章，或已捨棄，或留待處理。
page-to-discard = 建議捨棄
page-none-discarded = 還沒有捨棄的片段。頁碼、廣告、連結等不屬於任何文章的，拖曳到這裡。
page-of = 第 { $page } 版，共 { $count } 版
page-of-short = { $page } / { $count }
page-shown = { $name }，{ $page }
page-list = 各版
page-list-done = 共 { $count } 版，已完成 { $done } 版
page-state-done = 已完成
page-state-unplaced = 未歸位 { $characters }
page-state-proposed = 建議 { $characters }
page-state-both = 未歸位 { $unplaced }，建議 { $proposed }
page-option = 第 { $page } 版，共 { $count } 版，{ $name }，{ $state }
page-option-done = 已完成
page-option-unplaced = 未歸位 { $characters } 字
page-option-proposed = 建議 { $characters } 字
page-option-both = 未歸位 { $unplaced } 字，建議 { $proposed } 字
tray-discard = 捨棄
tray-discard-tip = 不屬於任何文章的拖曳到這裡，或按 Delete。它仍留在工作檔裡，隨時可以取回。
unsaved = 未儲存
language-chip = 介面語言：{ $language }
language-tip = 選單、按鈕和提示所用的語言。版面內容不變。
encoding-chip = 編碼：{ $encoding }
encoding-tip = 讀取這一版所用的編碼，可以另選。
encoding-unknown = 這一版來自已儲存的工作檔。要更換編碼，請開啟原來的文字檔。
evidence-bom = 開頭有它的位元組順序記號
evidence-ascii = 純 ASCII
evidence-fits = 全部位元組相符，常用字佔 { $common }%
evidence-does-not-fit = { $malformed } 個位元組不符，第一個在 { $first }

## Articles
panel-articles = 文章
articles-count = { $articles } 篇 · 建議 { $proposed } 篇
new-article = 新文章
new-article-tip = 把卡片拖曳到這裡，或選取後按 A
new-article-hint = 把標題或首段拖曳到這裡
untitled = 無題
slot-title = 尚無標題
slot-byline = 尚無署名
lane-name = 文章 { $number }：{ $title }
lane-read = 閱讀文章 { $number }
lane-count = { $parts } 個片段 · { $characters } 字
seam-goes-on = 同段接續
seam-goes-on-tip = 這裡是同一段，接著往下。按一下則另起一段。
seam-paragraph = 另起一段
seam-paragraph-tip = 這裡另起一段。按一下則與上文同段。

## Suggestions
button-suggest = 整版建議
panel-suggestion = 建議
suggestion-first = 正在推算…
suggestion-none = 沒有可建議的了
suggestion-count = 建議 { $count } 處，存疑 { $doubts } 處
suggestion-promise = 您已歸位的不會移動
suggestion-again = 正在重新推算…
line-label = 把握不低於
line-name = 把握不低於百分之幾
line-tip = 低於此值的視為存疑。
percent-of = { $percent }%
button-accept-above = 採用有把握的 { $count } 處
button-stop = 停止
button-stop-tip = 收起建議。已採用的會保留。
accept-article = 採用文章 { $number }：{ $count } 個片段
lane-name-proposed = 文章 { $number }（建議）：{ $title }
place-proposed =
    建議歸入文章 { $number }，把握 { $percent }%{ $doubt ->
        [yes] ，存疑
       *[no] {""}
    }
place-proposed-discard =
    建議捨棄（{ $reason }），把握 { $percent }%{ $doubt ->
        [yes] ，存疑
       *[no] {""}
    }
seam-proposed = 建議的接縫
seam-proposed-tip = 建議這兩段相接。按一下可看理由。
seam-doubt = 存疑的接縫
seam-doubt-tip = 這兩段是否相接，沒有把握。按一下可看理由和其他可能。
seam-wrong = 接錯了：{ $why }
clash-marks-meet = 兩個標點不會這樣連用
clash-begins-with-mark = 段落不會以這樣的標點開頭
clash-small-letter = 上文句子已完，下文卻以小寫字母開頭
clash-not-closed = 上文還缺「{ $mark }」
clash-not-opened = 下文的「{ $mark }」前面沒有與之相配的
clash-does-not-read-on = 這句話接下去讀不通
open-end = 待接處
open-end-name = 這裡的下文是什麼？
open-end-tip = 按一下可看可能的下文。
panel-next = 下文
ask-how = 要先推算這一版，才知道可能的下文。在一個待接處按一下，或讓程式對全版提出建議。
ask-how-do = 查看建議
ask-joint = 是這樣相接嗎？
ask-part = 它屬於這裡嗎？
ask-discard = 它不屬於任何文章嗎？
ask-rank = 疑點 { $rank }／{ $count }
ask-part-text =
    文章 { $number } 的{ $role ->
        [role-title] 標題
        [role-subtitle] 副標題
        [role-byline] 署名
        [role-running-head] 欄頭
        [role-heading] 小標題
        [role-caption] 圖說
        [role-note] 附註
       *[other] 首段
    }
ask-discard-text = 捨棄（{ $reason }）
ask-nothing = 在帶斜紋的卡片或待接處按一下，這裡就會列出可能的下文和理由。按 N 逐一查看疑點，最沒把握的在前。
ask-all-decided = 全部處理完畢。
ask-more = 還有 { $count } 個
ask-no-answer = 這一版似乎沒有接得上的片段。
answer-on-page = 在第 { $page } 版
answer-name = { $number }，把握 { $percent }%：{ $text }
answer-after = 接在「{ $text }」之後
answer-of = 片段「{ $text }」
key-enter = Enter
button-accept = 採用
button-accept-tip = 採用框中的答案。
button-discard = 捨棄
button-keep = 保留
why-nothing = 沒有特別突出的理由
why-word = 「{ $left }|{ $right }」是一個詞
why-reads-on = 兩邊連讀是一句話
why-stands-elsewhere = 「{ $text }」在本版他處也出現
why-mid-sentence = 一邊斷在句中，另一邊正從句中開始
why-next-on-page = 在版面上緊接其後
why-same-column = 是同一欄的下一行
why-under-title = 位於標題「{ $text }」之下
why-running-head = 位於「{ $text }」之下，即續欄上方重複的標題
why-shared-words = 兩邊都提到{ $text }
why-shared-words-between = 、
why-numbering = 序號相連：{ $left }…{ $right }
why-closes = 與前面未閉合的標點成對：{ $text }
why-form =
    看起來像{ $role ->
        [role-title] 標題
        [role-subtitle] 副標題
        [role-byline] 作者署名
        [role-running-head] 重複的標題
        [role-heading] 小標題
        [role-caption] 圖片說明
        [role-note] 附註
       *[other] 內文
    }
why-reference = 版面上寫明：「{ $text }」
why-placed = 是您放在這裡的

## Reading
panel-reading = 閱讀
reading-nothing = 在這裡通讀一篇文章
reading-nothing-how = 在一篇文章或它的一張卡片上按一下，它的正文就會照儲存後的樣子顯示在這裡，建議歸入它的片段也在其中。
reading-saved = 儲存後的樣子
reading-proposed = 含建議的部分
reading-seam = 前往這個接縫
reading-seam-doubt = 前往這個存疑的接縫
reading-seam-wrong = 前往這個接錯的接縫：{ $why }

## Finding
panel-find = 尋找
find-hint = 在所有片段中尋找
find-keys = Enter 下一處，Esc 離開
find-leave = 離開尋找
find-looking = 正在尋找…
find-none = 找不到
find-count = 第 { $place } 處，共 { $count } 處
find-count-so-far = 第 { $place } 處，已找到 { $count } 處…
find-select = 全選
find-select-tip = 選取出現這段文字的所有片段

## Cards
mark-running-head = 欄頭
mark-note = 附註
mark-page = 第 { $page } 版
card-about-page = { $about }，來自第 { $page } 版
card-about = { $number }，{ $role }，{ $count } 字，{ $place }
place-unplaced = 未歸位
place-discarded = 已捨棄：{ $reason }
place-article = 在文章 { $number } 中
place-article-at = 在文章 { $number } 中，第 { $place } 位

## Cutting
cut-title = 切成兩段
cut-hint = 把游標放到第二段開始的地方：按一下，或用方向鍵。按 S 切開。
cut-here = 在此切開
cut-caret = 游標在「{ $left }」與「{ $right }」之間

## Ledger
ledger-nothing-open = 沒有開啟的版面
ledger-characters = 共 { $characters } 字
ledger-placed = 已歸位 { $characters }
ledger-proposed = 建議 { $characters }
ledger-discarded = 捨棄 { $characters }
ledger-unplaced = 未歸位 { $characters }
ledger-nothing-lost = 一字不少
ledger-ribbon = 版面色帶
ledger-dragging = { $count } 個片段 · 按 Esc 取消

## Steps
steps-list = 步驟
steps-opened = 剛開啟時
steps-now = 目前
steps-undone = 已復原：{ $step }
steps-aside = 擱在這裡的 { $count } 步，直到「{ $step }」
steps-bring-back = 取回
deed-moved = 把 { $count } 個片段移到「{ $title }」
deed-moved-untitled = 把 { $count } 個片段移到文章中
deed-new-article = 用 { $count } 個片段新增文章
deed-unplaced = 把 { $count } 個片段退回未歸位
deed-discarded = 捨棄 { $count } 個片段（{ $reason }）
deed-role = 把 { $count } 個片段定為{ $role }
deed-join-paragraph = 另起一段
deed-join-continue = 同段接續
deed-cut = 把一個片段切成兩段
deed-merged = 合併 { $count } 個片段
deed-moved-article = 移動文章「{ $title }」
deed-added-pages = 加入 { $count } 個版面
deed-read-again = 以 { $encoding } 重新讀取 { $name }
deed-accepted =
    採用建議的 { $count } 個片段{ $discarded ->
        [0] {""}
       *[other] ，捨棄 { $discarded } 個
    }
deed-accepted-discarded =
    { $count ->
        [0] 採用建議
       *[other] 依建議捨棄 { $count } 個片段
    }
deed-rejected = 認定兩段不相接
refused-placed-already = 這個片段已經歸位，請先取出。
refused-nothing-named = 請先選取片段。
refused-no-fragment = 這個片段已經不在了。
refused-no-article = 這篇文章已經不在了。
refused-no-page = 這個版面已經不在了。
refused-too-many = 版面或文章的數目已達上限。
refused-not-in-article = 這個片段還不在文章裡，無法與上文同段。
refused-cut-at-edge = 切開處兩邊都要有文字。請把游標放在文字中間。
refused-not-neighbours = 只能合併同一版面、同一去處的片段；在文章裡還須前後相鄰。
refused-nothing-to-do = 已經是這樣了。

## Notices
notice-undone = 已復原：{ $step }
notice-redone = 已取消復原：{ $step }
notice-done-instead = { $step }。先前復原的 { $count } 步已擱在一旁，可以取回
notice-went-back = 已復原 { $count } 步
notice-went-forth = 已取消復原 { $count } 步
notice-brought-back = 已取回 { $count } 步
notice-nothing-proposed = 這裡沒有建議，或建議已失效。
notice-saved = 已儲存到 { $file }
notice-exported =
    { $count ->
        [1] 文字已寫入 { $file }
       *[other] { $count } 個檔案已寫入 { $file }
    }
notice-no-origin = 不知道這一版的原文在哪裡，無法重新讀取。請直接開啟文字檔。
notice-changed = { $file } 開啟之後有變動，因此沒有改用其他編碼讀取。要用新的文字，請用「檔案」選單重新讀取。
notice-unchanged = { $file } 與開啟時相同。
notice-over-own-file = { $file } 屬於目前的工作，寫入會使它遺失，因此沒有寫入。請換一個檔名。
notice-stopped = 已停止，沒有任何變動。
notice-broken = 程式內部發生錯誤，這一步沒有完成。為求穩妥，請把工作另存一份。
notice-dismiss = 知道了
job-opening = 正在開啟…
job-saving = 正在儲存…
job-exporting = 正在寫入文字…

## Dialogs
dialog-path = 檔案路徑
dialog-browse = 瀏覽…
dialog-cancel = 取消
dialog-done = 完成
open-title = 開啟版面、版面資料夾或工作檔
open-folder-title = 開啟版面資料夾
open-do = 開啟
save-title = 儲存工作
save-do = 儲存
save-replace = 取代
save-replaces = 已有同名檔案，將會被取代。
export-title = 把文章匯出為文字
export-one-file = 合為一個檔案
export-file-an-article = 每篇文章一個檔案
export-encoding = 編碼
export-bom = 位元組順序記號（BOM）
export-do = 匯出
unsaved-title = 工作尚未儲存
unsaved-text = 上次儲存之後所做的都會遺失。
unsaved-save = 儲存
unsaved-go = 不儲存，繼續
unsaved-close = 不儲存，關閉
changed-on-disk-title = 已儲存的檔案被別人改過
changed-on-disk-text = { $file } 與您上次開啟或儲存時不同。您可以換一個名稱儲存。如果取代，檔案現有的內容會保留在旁邊，名稱相同，結尾加 ~。
changed-on-disk-elsewhere = 換名儲存…
changed-on-disk-replace = 取代
write-no-backup = 工作已儲存，但檔案原來的內容未能保留為 { $file }：{ $reason }。
read-again-title = 重新讀取這一版？
read-again-text = 以 { $encoding } 讀取會重新劃分片段，這一版已處理的 { $count } 個片段要從頭來過。復原即可還原。
read-again-do = 重新讀取
reload-text = 將重新讀取這一版的檔案並重新劃分片段，這一版已處理的 { $count } 個片段要從頭來過。復原即可還原。

## Work that was not saved
lost-title = 有尚未儲存的工作
lost-text = 程式結束時，「{ $work }」還沒有儲存：有 { $count } 步沒有存下，最後一步是{ $ago }做的。這些步驟都可以救回，照樣可以復原。
lost-bring-back = 救回
lost-later = 以後再說
lost-throw-away = 捨棄
ago-now = 剛才
ago-minutes = { $count } 分鐘前
ago-hours = { $count } 小時前
ago-days = { $count } 天前
journal-back = 工作已救回，有 { $count } 步尚未儲存
journal-stopped = 無法寫入 { $file }：{ $reason }。程式若意外結束，此後所做的可能會遺失。工作可以照常進行，請立即儲存；儲存之後會再試。
journal-damaged = 這份工作的紀錄已損壞，只救回了一部分。原紀錄保留在 { $file }。
journal-unreadable = 有一份未儲存工作的紀錄已損壞，無法讀取。原紀錄保留在 { $file }。
journal-of-later = 這個版本的程式無法救回一份未儲存的工作。紀錄仍留在 { $file }。
journal-waits = 有一份未儲存的工作無法救回：{ $page } 已不存在，或內容已變。紀錄仍留在 { $file }；檔案恢復原樣後，下次啟動即可救回。

## What went wrong
failure-not-found = { $file }：沒有這個檔案。請檢查路徑是否正確。
failure-folder = { $file } 是資料夾。請指明其中的文字檔。
failure-permission = { $file }：沒有讀取權限。請變更權限，或複製一份。
failure-reading = 無法讀取 { $file }：{ $reason }。
failure-stopped = { $file }：讀取已停止。
failure-empty = { $file } 是空檔案，一個位元組也沒有。
failure-blank = { $file } 裡只有空白。
failure-nul = { $file } 裡只有 NUL 位元組，可能是下載或複製中斷所致。
failure-binary = { $file } 不是文字，而是 { $kind } 檔案。請先擷取或辨識其中的文字，再開啟文字檔。
failure-not-text = { $file } 不像文字，裡面滿是控制字元。如果是圖片或 PDF，請先擷取文字。
failure-too-large = { $file } 超過 4 GiB。請依版面拆開。
failure-saved-among-others = { $file } 是工作檔。請單獨開啟它，之後再加入版面。
failure-no-texts = 資料夾 { $file } 裡沒有文字檔：版面檔案的名稱須以 .txt 結尾或沒有副檔名。子資料夾不會查看。
failure-too-many-pages = { $file }：一份工作最多 65,534 個版面。
saved-truncated = { $file } 在第 { $line } 行之後中斷，後面的內容遺失。請用備份或較早的副本。
saved-not-json = { $file } 不是有效的 JSON：見第 { $line } 行第 { $byte } 位元組。
saved-not-saved = { $file } 是 JSON，但不是 recolumn 的工作檔。
saved-none = { $file } 不是 recolumn 的工作檔。
saved-later-version = { $file } 由較新版本的 recolumn 儲存（格式 { $version }，本程式支援 1）。請更新程式後再開啟。
saved-shape = { $file } 已損毀：{ $path } 應為{ $wanted }。
saved-lost = { $file } 已損毀：{ $page } 第 { $position } 位（第 { $line } 行）的字元「{ $character }」不在任何一處。
saved-twice = { $file } 已損毀：{ $page } 第 { $position } 位（第 { $line } 行）的字元「{ $character }」出現了兩次。
write-no-folder =
    無法寫入 { $file }：資料夾不存在。{ $at ->
        [terminal] 請建立資料夾，或寫到他處。
       *[window] 工作沒有遺失，請儲存到他處。
    }
write-permission =
    無法寫入 { $file }：沒有寫入權限。{ $at ->
        [terminal] 請變更權限，或寫到他處。
       *[window] 工作沒有遺失，請儲存到他處。
    }
write-full =
    無法寫入 { $file }：磁碟已滿。原有的檔案沒有變動。{ $at ->
        [terminal] 請騰出空間，或寫到他處。
       *[window] 請騰出空間，或儲存到他處。
    }
write-over-input = { $file } 正是要讀取的檔案。請另取一個寫入的名稱。
write-folder = { $file } 是資料夾。請給出檔名。
write-other = 無法寫入 { $file }：{ $reason }。原有的檔案沒有變動。
text-lacks =
    { $encoding } 裡沒有字元「{ $character }」（{ $code }）：文章 { $article }，第 { $line } 行第 { $column } 字{ $others ->
        [0] {""}
       *[other] ，另有 { $others } 處
    }。沒有寫入任何內容。請換一種編碼，例如 UTF-8 或 Big5。
finding-damaged =
    { $page }：{ $count } 處損毀，第一處在第 { $first } 位元組，已顯示為「�」。如果文字不對，{ $at ->
        [terminal] 請用 --encoding 指明別的編碼。
       *[window] 請在右上角另選編碼。
    }
finding-long-line = { $page }：第 { $line } 行長達 { $size } kB，已在句末切開。
left-out = { $folder } 中未開啟的隱藏檔或非文字檔：{ $names }{ $more ->
        [0] {""}
       *[other] {" "}等，另有 { $more } 個
    }
left-out-between = 、
surprise-derived = 檔案中文章 { $article } 的標題或內文與其各部分不一致，以各部分為準。
surprise-empty = 檔案中的文章 { $article } 沒有文字，已略去。
surprise-rejected = 檔案中有一處否決的相接涉及不存在的片段，已略去。
wanted-object = 物件
wanted-list = 清單
wanted-text = 文字
wanted-shorter-text = 小於 4 GiB 的文字
wanted-whole-number = 非負整數
wanted-true-or-false = true 或 false
wanted-format = 「recolumn」
wanted-version = 1
wanted-fewer-pages = 最多 65,534 個版面的清單
wanted-digest = 64 位十六進位數字
wanted-article-id = a1、a2……直至 a1000000000
wanted-source-id = 某個來源的 id
wanted-new-id = 未被佔用的 id
wanted-position = 來源文字之內的位置
wanted-later-position = 不早於起點的位置
wanted-role = 角色，例如 title 或 paragraph
wanted-role-by = guess 或 user
wanted-join = paragraph 或 continue
wanted-by = user 或 suggestion
wanted-confidence = 0 到 1 之間的數
kind-zip = ZIP（或辦公軟體的文件）
kind-program = ELF（程式）
io-not-found = 沒有這個檔案
io-permission = 沒有權限
io-full = 磁碟已滿
io-read-only = 磁碟唯讀
io-folder = 這是資料夾
io-not-a-folder = 路徑中有一處不是資料夾
io-too-large = 檔案太大
io-memory = 記憶體不足
io-stopped = 已中止
io-name = 此處不允許這樣的名稱
window-no-display = 沒有可以顯示視窗的螢幕。請在桌面環境裡執行 recolumn，或使用它的命令（recolumn --help）。系統的回答：{ $reason }
window-no-opengl = 顯示裝置沒有 OpenGL 2.0 或更高版本。請安裝顯示卡驅動程式（Debian 和 Ubuntu：libgl1、libegl1 和 libgl1-mesa-dri）。系統的回答：{ $reason }
window-no-library = 缺少視窗必需的系統程式庫（Debian 和 Ubuntu：libxkbcommon-x11-0、libx11-6、libx11-xcb1、libxcursor1、libxi6）。請安裝後重新啟動 recolumn。系統的回答：{ $reason }
window-other = 無法開啟視窗：{ $reason }
broken-kept = recolumn 出錯中止了，這是程式本身的問題。您所做的都已記下：重新啟動，即可復原。
broken-report = 供開發者修復的報告在 { $file }，其中沒有您的任何文字。

## Command line
check-covered = { $file }：{ $characters } 字全部恰好涵蓋一次（{ $articles } 篇文章；已歸位 { $placed }，捨棄 { $discarded }，未歸位 { $unplaced }）。
answer-not-json = { $file } 不是有效的 JSON：見第 { $line } 行第 { $byte } 位元組。
answer-none = { $file } 是 JSON，但不是版面的標準答案：見第 { $line } 行第 { $byte } 位元組。
suggest-no-pages = 資料夾 { $file } 裡沒有文字檔：版面的檔名須以 .txt 結尾。
suggest-same-name = { $first } 和 { $second } 都會寫成 { $file }。請改其中一個的名稱，或換一個資料夾。
score-odd = 請把標準答案和工作檔成對列出：GOLD OUT GOLD OUT，或各給一個資料夾。
score-pages = { $file } 含 { $count } 個版面，而答案只針對一版。請每版單獨儲存。
score-length = { $file } 不是 { $answer } 的那一版：它的文字有 { $count } 個字元，答案則是 { $wanted } 個。
score-beyond = { $answer } 指到第 { $count } 個字元，已超出版面末尾。
score-not-once = { $answer } 沒有恰好一次地包含第 { $count } 位的字元。
stdin-twice = 標準輸入（-）只能讀一次，請只寫一次。
stdin-in-window = 視窗不讀標準輸入（-）。請先存成檔案，或使用命令：recolumn --help。
stdout-many = 多份文字不能寫到標準輸出（-）。請給出資料夾，或用 --to text 寫成一份。
encoding-not-known = 不認得這種編碼；認得的有 { $known }
