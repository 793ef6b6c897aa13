<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>UnitChoices</name>
    <message numerus="yes">
        <source>%n like matter(s) resolved</source>
        <translation>
            <numerusform>%n like matter resolved</numerusform>
            <numerusform>%n like matters resolved</numerusform>
        </translation>
    </message>
</context>
</TS>
