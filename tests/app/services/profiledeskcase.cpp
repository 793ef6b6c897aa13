#include "tests/app/services/profiledeskcase.h"

#include "tests/support/quickslot.h"

namespace shiyu::test {

using namespace Qt::StringLiterals;

void ProfileDeskCase::init()
{
    TestCase::init();
    const QString path = m_folder.filePath(QString::number(++m_count));
    {
        auto profile = ProfileFile::create(
            path, { ProfileKind::Standalone, {}, OrganizationId(u"city"_s), m_city.now() });
        QVERIFY(profile);
        Vault vault(profile->connection(), kQuickSlot);
        QVERIFY(
            vault.addFirstOfficer(u"city"_s, OfficerId(u"city"_s), kDeskPassword, m_city.now()));
        IncidentProjection projection(*Pinyin::load());
        LogWriter writer(profile->connection(), projection);
        writer.setSignatureCheck(SignatureCheck::Skipped);
        const DirectoryData data = SmallCity::data();
        const auto outcome
            = writer.importDirectory(m_city.directoryImport(data), data, m_city.now());
        QVERIFY(outcome && *outcome);
    }
    auto desk = ProfileDesk::open(path);
    QVERIFY(desk);
    m_desk = *std::move(desk);
    // The directory's own key is another device's; here acts are signed by the slot's.
    m_desk->writer().setSignatureCheck(SignatureCheck::Skipped);
}

void ProfileDeskCase::openServerProfile()
{
    m_desk.reset();
    const QString path = m_folder.filePath(QString::number(++m_count));
    {
        auto profile = ProfileFile::create(path,
            { ProfileKind::Server, u"https://server"_s, OrganizationId(u"centre-city"_s),
                m_city.now() });
        QVERIFY(profile);
        Vault vault(profile->connection(), kQuickSlot);
        const auto session
            = vault.addFirstOfficer(u"city"_s, OfficerId(u"city"_s), kDeskPassword, m_city.now());
        QVERIFY(session);
        DirectoryData data = SmallCity::data();
        data.officers.first().publicKey = session->signingKey.publicKey();
        QVERIFY(DirectoryStore(profile->connection()).write(data, std::nullopt, m_city.now()));
    }
    auto desk = ProfileDesk::open(path);
    QVERIFY(desk);
    m_desk = *std::move(desk);
}

void ProfileDeskCase::signIn()
{
    QVERIFY(m_desk->signIn(u"city"_s, kDeskPassword, m_city.now()));
}

ActRequest ProfileDeskCase::report(const QString &title) const
{
    ActRequest request;
    request.kind = OperationKind::Report;
    request.args = { { u"title"_s, title }, { u"summary"_s, u"路灯不亮三天了"_s },
        { u"place"_s, toJson(Place { PlaceShape::None, {}, u"北京中路"_s }) },
        { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } };
    return request;
}

ActDone ProfileDeskCase::reported(const QString &title)
{
    const auto outcome = m_desk->actAll({ report(title) }, m_city.now());
    return outcome.value_or(ActDone {});
}

} // namespace shiyu::test
