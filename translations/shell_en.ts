<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>shiyu::PasswordSheet</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation><numerusform>At least %n character</numerusform><numerusform>At least %n characters</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Too short. Take at least %n characters.</source>
        <translation><numerusform>Too short. Take at least %n character.</numerusform><numerusform>Too short. Take at least %n characters.</numerusform></translation>
    </message>
</context>
</TS>
