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
    <message numerus="yes">
        <source>%n like matter(s) resolved, %1 on time</source>
        <translation>
            <numerusform>%n like matter resolved, %1 on time</numerusform>
            <numerusform>%n like matters resolved, %1 on time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shiyu::OwedRepliesForm</name>
    <message numerus="yes">
        <source>%n reporter(s) of merged matters still wait for a reply after this; they stay in the owner's list.</source>
        <translation>
            <numerusform>%n reporter of merged matters still waits for a reply after this; it stays in the owner's list.</numerusform>
            <numerusform>%n reporters of merged matters still wait for a reply after this; they stay in the owner's list.</numerusform>
        </translation>
    </message>
</context>
</TS>
