<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ColumnStep</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>more than %1 rows</source>
        <translation>超过 %1 行</translation>
    </message>
    <message>
        <source>The file does not say it: please choose.</source>
        <translation>文件未注明坐标系，请选择。</translation>
    </message>
    <message>
        <source>Degrees. Data of web maps is often GCJ-02 and then lies some 500 m off.</source>
        <translation>数值为经纬度。网络地图数据多为 GCJ-02，选错会偏移约 500 米。</translation>
    </message>
    <message>
        <source>Metres: a projected system, for example EPSG:4547 to EPSG:4549.</source>
        <translation>数值为米：投影坐标系，如 EPSG:4547 至 EPSG:4549。</translation>
    </message>
    <message>
        <source>As in the file: %1</source>
        <translation>按文件：%1</translation>
    </message>
    <message>
        <source>Choose, or type an EPSG code</source>
        <translation>请选择，或输入 EPSG 代码</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Source of the cases</source>
        <translation>工单来源</translation>
    </message>
    <message>
        <source>Import the good rows although others are rejected</source>
        <translation>部分行有问题时，仍导入合格的行</translation>
    </message>
    <message>
        <source>Reject cases whose category the city does not have</source>
        <translation>类别不在本市类别表内的工单不导入</translation>
    </message>
    <message>
        <source>The columns were set as in %1.</source>
        <translation>已按 %1 设置各列。</translation>
    </message>
    <message>
        <source>The columns were set as in %1. The same for every row: %2.</source>
        <translation>已按 %1 设置各列。每行相同：%2。</translation>
    </message>
    <message>
        <source>The mapping was saved as %1.</source>
        <translation>对应关系已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>What is imported</source>
        <translation>导入内容</translation>
    </message>
    <message>
        <source>Drop a file here, or choose one</source>
        <translation>将文件拖到此处，或点击选择</translation>
    </message>
    <message>
        <source>CSV (UTF-8 or GBK), XLSX, GeoPackage, Shapefile, GeoJSON, KML</source>
        <translation>支持 CSV（UTF-8、GBK）、XLSX、GeoPackage、Shapefile、GeoJSON、KML</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tables and maps</source>
        <translation>表格与地图</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>ImportIssue</name>
    <message>
        <source>No title, text or category</source>
        <translation>没有标题、内容和类别</translation>
    </message>
    <message>
        <source>A text is too long</source>
        <translation>文字过长</translation>
    </message>
    <message>
        <source>Coordinates cannot be read</source>
        <translation>坐标无法识别</translation>
    </message>
    <message>
        <source>Position lies outside the city</source>
        <translation>位置不在本市范围内</translation>
    </message>
    <message>
        <source>A time cannot be read</source>
        <translation>时间无法识别</translation>
    </message>
    <message>
        <source>The date lies in the future</source>
        <translation>日期晚于当前时间</translation>
    </message>
    <message>
        <source>Not a telephone number</source>
        <translation>不是有效的电话号码</translation>
    </message>
    <message>
        <source>Unknown category</source>
        <translation>类别不在本市类别表内</translation>
    </message>
    <message>
        <source>Unknown urgency</source>
        <translation>紧急程度无法识别</translation>
    </message>
    <message>
        <source>Unknown source</source>
        <translation>来源无法识别</translation>
    </message>
    <message>
        <source>Unknown region</source>
        <translation>所属区域无法识别</translation>
    </message>
    <message>
        <source>Number stands twice in the file</source>
        <translation>编号在文件中重复</translation>
    </message>
    <message>
        <source>Number was imported before</source>
        <translation>该编号已导入过</translation>
    </message>
    <message>
        <source>The row is damaged</source>
        <translation>该行数据损坏</translation>
    </message>
    <message>
        <source>The shape does not fit this kind</source>
        <translation>图形类型与导入内容不符</translation>
    </message>
    <message>
        <source>The outline cannot be mended</source>
        <translation>边界无效且无法修复</translation>
    </message>
    <message>
        <source>No position</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>没有代码</translation>
    </message>
    <message>
        <source>The code does not fit</source>
        <translation>代码不符合要求</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>The region above is missing</source>
        <translation>缺少上级区划</translation>
    </message>
    <message>
        <source>Not of this city</source>
        <translation>不属于本市</translation>
    </message>
    <message>
        <source>Refused by the rules</source>
        <translation>不符合流转规则</translation>
    </message>
    <message>
        <source>Without a position: kept, to be asked for</source>
        <translation>没有位置：已保留，待补充</translation>
    </message>
    <message>
        <source>Category not in the city&apos;s table: kept without one</source>
        <translation>类别不在本市类别表内：暂不归类</translation>
    </message>
    <message>
        <source>Outline was mended</source>
        <translation>边界已修复</translation>
    </message>
    <message>
        <source>Of several shapes only the first was taken</source>
        <translation>有多个图形，只取第一个</translation>
    </message>
    <message>
        <source>Already settled in the source</source>
        <translation>来源系统已办结</translation>
    </message>
    <message>
        <source>Without an outline</source>
        <translation>没有边界</translation>
    </message>
    <message>
        <source>Was there, brought up to date</source>
        <translation>已存在，已更新</translation>
    </message>
    <message>
        <source>The city has no outlines: not checked whether it lies inside</source>
        <translation>本市没有边界数据：位置是否在本市范围内未核对</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Why it was rejected</source>
        <translation>未导入原因</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Back to the settings (Esc)</source>
        <translation>返回设置（Esc）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>核对列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>继续导入其他文件</translation>
    </message>
    <message>
        <source>You have no right to import this. Ask the system administrator.</source>
        <translation>您没有导入此类数据的权限，请联系系统管理员。</translation>
    </message>
</context>
<context>
    <name>ImportProgress</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 / %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing: %1</source>
        <translation>正在导入：%1</translation>
    </message>
    <message>
        <source>Checking: %1</source>
        <translation>正在检查：%1</translation>
    </message>
</context>
<context>
    <name>ImportText</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别（大类）</translation>
    </message>
    <message>
        <source>Minor category</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>办结时间</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复意见</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Longitude (x)</source>
        <translation>经度（X）</translation>
    </message>
    <message>
        <source>Latitude (y)</source>
        <translation>纬度（Y）</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>所属区域</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Code of the region above</source>
        <translation>上级代码</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>%1 is a web page that was saved under another name. Download the table itself.</source>
        <translation>%1 是另存的网页，不是表格。请下载表格文件本身。</translation>
    </message>
    <message>
        <source>%1 only points to the real file, which was not fetched. Get the file itself.</source>
        <translation>%1 只是大文件的指针，文件本身没有下载。请取得原文件。</translation>
    </message>
    <message>
        <source>%1 is no text table, though its name says so.</source>
        <translation>%1 不是文本表格，与文件名不符。</translation>
    </message>
    <message>
        <source>The .shp that belongs to %1 is missing. Copy all files of the Shapefile together.</source>
        <translation>缺少与 %1 配套的 .shp 文件。请把 Shapefile 的全部文件一起复制过来。</translation>
    </message>
    <message>
        <source>The .shx of %1 is missing and could not be made. Copy all files of the Shapefile.</source>
        <translation>%1 缺少 .shx 文件且无法重建。请把 Shapefile 的全部文件一起复制过来。</translation>
    </message>
    <message>
        <source>There is no table in %1.</source>
        <translation>%1 中没有表格。</translation>
    </message>
    <message>
        <source>%1 is no table that can be read. Use CSV, XLSX, GeoPackage, Shapefile, GeoJSON or KML.</source>
        <translation>无法识别 %1。请使用 CSV、XLSX、GeoPackage、Shapefile、GeoJSON 或 KML。</translation>
    </message>
    <message>
        <source>%1 is damaged or breaks off. Nothing was imported; copy the file again.</source>
        <translation>%1 已损坏或不完整，没有导入任何内容。请重新复制文件。</translation>
    </message>
    <message>
        <source>%1 is no saved mapping of columns. Choose another file.</source>
        <translation>%1 不是保存的列对应关系，请另选文件。</translation>
    </message>
    <message>
        <source>The mapping in %1 was saved for another kind of import. Choose another file.</source>
        <translation>%1 是为其他导入内容保存的对应关系，请另选文件。</translation>
    </message>
    <message>
        <source>The file to import has no column “%1”, which the mapping names. Nothing was changed; choose another mapping or set the columns one by one.</source>
        <translation>待导入的文件没有对应关系中的“%1”列，各列保持不变。请另选对应关系，或逐列设置。</translation>
    </message>
    <message>
        <source>Several columns are called “%1”, and a saved mapping could not tell them apart. Rename them in the file.</source>
        <translation>有多列同名为“%1”，保存的对应关系无法区分。请先在文件中改名。</translation>
    </message>
    <message>
        <source>Category in the source: %1</source>
        <translation>来源类别：%1</translation>
    </message>
    <message>
        <source>Settled in the system that it came from, which says no more.</source>
        <translation>来源系统已办结，未提供答复内容。</translation>
    </message>
    <message>
        <source>Record of the source</source>
        <translation>来源系统记录</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Key places</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>GBK / GB 18030</source>
        <translation>GBK / GB 18030</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>西文（Windows-1252）</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>The file does not say which coordinate system it uses. Choose one.</source>
        <translation>文件未注明坐标系，请选择。</translation>
    </message>
    <message>
        <source>%1 is no coordinate system for positions. Choose another one.</source>
        <translation>%1 不是可用的坐标系，请另选。</translation>
    </message>
    <message>
        <source>You have no right to import this. Ask the system administrator.</source>
        <translation>您没有导入此类数据的权限，请联系系统管理员。</translation>
    </message>
    <message>
        <source>Say which column is “%1”.</source>
        <translation>请指定哪一列是“%1”。</translation>
    </message>
    <message>
        <source>Stopped. What was not yet written was not imported.</source>
        <translation>已停止，尚未写入的内容没有导入。</translation>
    </message>
    <message>
        <source>Works or not</source>
        <translation>是否在线</translation>
    </message>
    <message>
        <source>Time of that state</source>
        <translation>状态时间</translation>
    </message>
</context>
<context>
    <name>IssueModel</name>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>MappingFiles</name>
    <message>
        <source>Load mapping…</source>
        <translation>载入对应关系…</translation>
    </message>
    <message>
        <source>Save mapping…</source>
        <translation>保存对应关系…</translation>
    </message>
    <message>
        <source>Load mapping</source>
        <translation>载入对应关系</translation>
    </message>
    <message>
        <source>Save mapping</source>
        <translation>保存对应关系</translation>
    </message>
    <message>
        <source>Mappings of columns</source>
        <translation>列对应关系</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>-mapping</source>
        <translation>-对应关系</translation>
    </message>
</context>
<context>
    <name>MappingHeader</name>
    <message>
        <source>— not used —</source>
        <translation>— 不使用 —</translation>
    </message>
    <message>
        <source>Meaning of column %1</source>
        <translation>“%1”列的含义</translation>
    </message>
</context>
<context>
    <name>RejectedRows</name>
    <message>
        <source>Save rejected rows</source>
        <translation>保存未导入的行</translation>
    </message>
    <message>
        <source>-rejected</source>
        <translation>-未导入</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>can be imported</source>
        <translation>可导入</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>The first %1 rejections</source>
        <translation>未通过的前 %1 行</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>未通过的行</translation>
    </message>
    <message>
        <source>Save rejected rows…</source>
        <translation>保存未通过的行…</translation>
    </message>
    <message>
        <source>Imported. The rejected rows are kept: save them, mend them, import again.</source>
        <translation>已导入。未通过的行可保存，修改后再导入。</translation>
    </message>
    <message>
        <source>Imported, all of it.</source>
        <translation>已全部导入。</translation>
    </message>
    <message>
        <source>Nothing was imported, as rows were rejected.</source>
        <translation>有行未通过，没有导入任何内容。</translation>
    </message>
    <message>
        <source>No row can be imported. Check columns and coordinate system.</source>
        <translation>没有可导入的行。请核对列和坐标系。</translation>
    </message>
    <message>
        <source>All or nothing: mend these rows, or go back and choose to import the good ones.</source>
        <translation>有行未通过，不能导入。请修改文件，或返回上一步选择只导入合格的行。</translation>
    </message>
    <message>
        <source>The good rows will be imported, the others are kept apart.</source>
        <translation>将导入合格的行，其余的行单独保存。</translation>
    </message>
    <message>
        <source>Every row is good.</source>
        <translation>全部行均合格。</translation>
    </message>
</context>
</TS>
