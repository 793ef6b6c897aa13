<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shiyu::NearList</name>
    <message numerus="yes">
        <source>%n matters</source>
        <translation><numerusform>工单 %n 件</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cameras and sensors</source>
        <translation><numerusform>摄像机和传感器 %n 处</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n handling units</source>
        <translation><numerusform>处置力量 %n 支</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation><numerusform>重点场所 %n 处</numerusform></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Within %1</source>
        <translation>%1 内</translation>
    </message>
    <message>
        <source>No matter, camera, unit or key place lies here. Click elsewhere.</source>
        <translation>此范围内没有工单、摄像机、处置力量或重点场所。请点选别处。</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>state unknown</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>on the way back</source>
        <translation>返程中</translation>
    </message>
</context>
<context>
    <name>shiyu::MapPane</name>
    <message>
        <source>Open matters</source>
        <translation>未办结工单</translation>
    </message>
    <message>
        <source>%1: switched off under Layers</source>
        <translation>%1：图层已关闭</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in view</source>
        <translation>%1：视野内 %2 / %3 件</translation>
    </message>
    <message numerus="yes">
        <source>%n without a position</source>
        <translation><numerusform>%n 件无位置</numerusform></translation>
    </message>
    <message>
        <source>Schematic borders</source>
        <translation>示意边界</translation>
    </message>
    <message>
        <source>The open case has no position, %1 is marked</source>
        <translation>本工单尚无位置，已标出%1</translation>
    </message>
</context>
</TS>
