<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>shiyu::NearList</name>
    <message numerus="yes">
        <source>%n matters</source>
        <translation><numerusform>%n matter</numerusform><numerusform>%n matters</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cameras and sensors</source>
        <translation><numerusform>%n camera or sensor</numerusform><numerusform>%n cameras and sensors</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n handling units</source>
        <translation><numerusform>%n handling unit</numerusform><numerusform>%n handling units</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation><numerusform>%n place</numerusform><numerusform>%n places</numerusform></translation>
    </message>
</context>
<context>
    <name>shiyu::MapPane</name>
    <message numerus="yes">
        <source>%n without a position</source>
        <translation><numerusform>%n without a position</numerusform><numerusform>%n without a position</numerusform></translation>
    </message>
</context>
</TS>
