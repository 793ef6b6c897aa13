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
</context>
</TS>
