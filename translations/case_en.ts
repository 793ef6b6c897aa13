<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>NearbySection</name>
    <message numerus="yes">
        <source>%n camera(s), nearest %1</source>
        <translation>
            <numerusform>%n camera, nearest %1</numerusform>
            <numerusform>%n cameras, nearest %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n camera(s) online, nearest %1</source>
        <translation>
            <numerusform>%n camera online, nearest %1</numerusform>
            <numerusform>%n cameras online, nearest %1</numerusform>
        </translation>
    </message>
</context>
</TS>
