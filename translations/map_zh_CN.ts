<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>LegendPanel</name>
    <message>
        <source>Critical</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Elevated</source>
        <translation>较急</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Several, by urgency</source>
        <translation>多件，按紧急程度</translation>
    </message>
    <message>
        <source>Camera or sensor</source>
        <translation>摄像机或传感器</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Key place</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>Schematic border</source>
        <translation>示意边界</translation>
    </message>
    <message>
        <source>Protection ring</source>
        <translation>防控圈</translation>
    </message>
</context>
<context>
    <name>MapCanvas</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……另有 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Centre: %1</source>
        <translation>图中心：%1</translation>
    </message>
    <message>
        <source>Things at this place</source>
        <translation>此处的对象</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more: zoom in</source>
        <translation>
            <numerusform>……另有 %n 件，请放大查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>MapFooter</name>
    <message>
        <source>Coordinates of the pointer; choose the system</source>
        <translation>光标处坐标，点击选择坐标系</translation>
    </message>
</context>
<context>
    <name>MapFurniture</name>
    <message>
        <source>Within %1</source>
        <translation>%1 范围</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Choose what the map shows</source>
        <translation>选择地图显示内容</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测距</translation>
    </message>
    <message>
        <source>Measure distance and area</source>
        <translation>量测距离和面积</translation>
    </message>
    <message>
        <source>What is within this distance of a place</source>
        <translation>查看某处周边范围内的对象</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>What the symbols mean</source>
        <translation>查看图例说明</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>The own area (Home)</source>
        <translation>本辖区范围 (Home)</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Cameras and sensors</source>
        <translation>摄像机和传感器</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Key places</source>
        <translation>重点场所</translation>
    </message>
    <message>
        <source>City border</source>
        <translation>市界</translation>
    </message>
    <message>
        <source>Counties</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Towns and streets</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Villages and communities</source>
        <translation>村社</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Protection rings</source>
        <translation>防控圈</translation>
    </message>
    <message>
        <source>Rivers and roads</source>
        <translation>河流道路</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>地名</translation>
    </message>
</context>
<context>
    <name>ScaleBarWidget</name>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
</context>
<context>
    <name>MapRegion</name>
    <message>
        <source>Outside the city</source>
        <translation>市域之外</translation>
    </message>
    <message>
        <source>%1 (%2 to its border)</source>
        <translation>%1（距界 %2）</translation>
    </message>
</context>
</TS>
