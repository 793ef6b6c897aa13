<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shiyu::SignInPage</name>
    <message>
        <source>Social governance on one map</source>
        <translation>社会治理一张图</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This is a non-classified system. Do not enter, store or send classified information.</source>
        <translation>本系统为非涉密系统，请勿录入、存储、传输涉密信息</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>officer · organisation</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Shiyu</source>
        <translation>市域</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Connect this computer to a server …</source>
        <translation>接入服务器…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Choose a profile …</source>
        <translation>选择数据文件…</translation>
    </message>
</context>
<context>
    <name>OpenFailure</name>
    <message>
        <source>No profile has been opened on this computer yet; choose its file, or connect this computer to a server.</source>
        <translation>本机尚未打开过数据文件；请选择数据文件，或将本机接入服务器。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a profile; choose the file in it.</source>
        <translation>“%1”是文件夹，不是数据文件；请选择其中的文件。</translation>
    </message>
</context>
</TS>
