#include "app/server/core/bundles.h"

#include "app/crypto/letter.h"
#include "app/protocol/limits.h"
#include "app/server/core/serveridentity.h"
#include <algorithm>
#include <array>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::LetterKind;

} // namespace

Expected<DeviceRow> Bundles::checkDevice(const DeviceId &device)
{
    const auto row = m_accounts.device(device);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::InvalidValue, u"device"_s);
    if ((*row)->revoked)
        return fail(ErrorCode::InvalidValue, u"revoked"_s);
    if (!(*row)->bundles)
        return fail(ErrorCode::InvalidValue, u"bundles"_s);
    return **row;
}

Expected<Bundles::Arrived> Bundles::open(const QByteArray &file)
{
    const auto letter = crypto::Letter::fromBytes(file);
    if (!letter)
        return tl::make_unexpected(letter.error());
    if (letter->kind() != static_cast<quint8>(LetterKind::Intents))
        return fail(ErrorCode::WrongKind, u"letter"_s);
    const auto opened = letter->open(bundleKeyOf(m_state.keys));
    if (!opened)
        return tl::make_unexpected(opened.error());
    auto content
        = protocol::read<protocol::IntentBundle>(opened->content, protocol::kLargestBundle);
    if (!content)
        return fail(ErrorCode::Damaged, u"letter"_s, content.error().context);
    const auto device = checkDevice(content->device);
    const auto keys = m_accounts.keys(content->officer, content->device);
    if (!device || !keys)
        return tl::make_unexpected(device ? keys.error() : device.error());
    const bool isHis = std::any_of(keys->begin(), keys->end(),
        [&](const QByteArray &key) { return letter->isBy(key, *opened); });
    if (!isHis)
        return fail(ErrorCode::InvalidValue, u"signature"_s);
    return Arrived { *std::move(content), device->organization };
}

Expected<QByteArray> Bundles::receiptOf(
    const protocol::BundleReceipt &content, const QByteArray &replyTo)
{
    return crypto::Letter::write(static_cast<quint8>(LetterKind::Receipt), replyTo,
        serverSigningKey(m_state.keys), protocol::write(content));
}

Expected<void> Bundles::takeRequests(const Arrived &arrived, const Caller &caller, Taken &taken)
{
    for (const protocol::OperationsRequest &request : arrived.content.requests) {
        const auto ordered = m_orderer.order(request, caller);
        if (!ordered)
            return tl::make_unexpected(ordered.error());
        for (const protocol::IntentAnswer &answer : ordered->answer.answers)
            m_state.metrics.decided(answer.verdict);
        taken.content.answers.append(ordered->answer);
        for (const OrganizationId &organization : ordered->woken) {
            if (!taken.woken.contains(organization))
                taken.woken.append(organization);
        }
    }
    return {};
}

/// True: it is here, whole, and is what its hash says. Goes on from what came before, by whatever
/// way.
Expected<bool> Bundles::takeFile(const protocol::CarriedFile &file, const Caller &caller)
{
    Blobs blobs(m_database, m_state);
    Blobs::Part part { protocol::hexText(file.sha256), 0, file.content.size(), {} };
    while (true) {
        const auto state = blobs.put(part, caller);
        if (!state) {
            const auto &failure = state.error().failure;
            return failure ? fail(*failure, u"blob"_s) : Expected<bool>(false);
        }
        if (state->complete)
            return true;
        const bool goesOn = part.bytes.isEmpty() || state->received > part.offset;
        if (!goesOn || state->size != file.content.size() || state->received >= state->size)
            return false;
        part.offset = state->received;
        part.bytes = file.content.mid(part.offset, protocol::kLargestBlobPiece);
    }
}

/// After the acts, so that what they name is named.
Expected<void> Bundles::takeFiles(const Arrived &arrived, const Caller &caller, Taken &taken)
{
    for (const protocol::CarriedFile &file : arrived.content.files) {
        const auto held = takeFile(file, caller);
        if (!held)
            return tl::make_unexpected(held.error());
        if (*held)
            taken.content.files.append(file.sha256);
        else
            ++taken.filesLeft;
    }
    return {};
}

Expected<Bundles::Taken> Bundles::take(const QByteArray &file)
{
    const auto arrived = open(file);
    if (!arrived)
        return tl::make_unexpected(arrived.error());
    const protocol::IntentBundle &bundle = arrived->content;
    const Caller caller { bundle.officer, arrived->organization, bundle.device, {}, {} };
    Taken taken;
    taken.content.bundle = bundle.id;
    taken.content.device = bundle.device;
    auto done = takeRequests(*arrived, caller, taken);
    if (done)
        done = takeFiles(*arrived, caller, taken);
    if (!done)
        return tl::make_unexpected(done.error());
    auto receipt = receiptOf(taken.content, bundle.replyTo);
    if (!receipt)
        return tl::make_unexpected(receipt.error());
    taken.receipt = *std::move(receipt);
    const auto noted = m_accounts.audit(
        { u"bundleTaken"_s, bundle.officer, caller.organization, bundle.device, bundle.id },
        m_state.now());
    return noted ? Expected<Taken>(std::move(taken)) : tl::make_unexpected(noted.error());
}

bool Bundles::isRefusal(const Error &error)
{
    constexpr std::array kOfTheFile { ErrorCode::Empty, ErrorCode::WrongKind, ErrorCode::Damaged,
        ErrorCode::NewerSchema, ErrorCode::Unsupported, ErrorCode::InvalidValue };
    return error.context != "database"_L1
        && std::find(kOfTheFile.begin(), kOfTheFile.end(), error.code) != kOfTheFile.end();
}

} // namespace shiyu::server
