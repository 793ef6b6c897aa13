#pragma once
#include "app/services/offlinebundles.h"
#include "widgets/sheetpanel.h"

namespace shiyu {

/// 待同步: what was done here and is not in the log yet, and the way to the server without network:
/// a bundle written to a stick or disc, and the receipt that comes back; and another computer's
/// bundle, handed in for it. GUI thread.
class OutboxSheet : public SheetPanel {
    Q_OBJECT
public:
    OutboxSheet(const ThemeSource &themes, Workplace &workplace, QWidget *host);

    void openNow();
    void refresh(); ///< asks if it is open
    OfflineBundles &bundles() { return m_bundles; }
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    /// The receipt is written beside the bundle; where that cannot be, a place is asked for.
    void handIn(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill(const OutboxView &view);
    void addActs(QVBoxLayout *column, const OutboxView &view);
    QWidget *actRow(const WaitingAct &act, const OutboxView &view) const;
    void addBundles(QVBoxLayout *column, const OutboxView &view);
    QString bundleText(const CarriedBundle &bundle, const OutboxView &view) const;
    void chooseTarget();
    void chooseReceipt();
    void chooseForeign();
    void chooseReceiptTarget(const QString &bundle);
    void saveReceipt(const QString &bundle, const QString &path);
    enum class Work {
        None,
        Sending, ///< a bundle is written or handed in: can be given up
        Taking, ///< a receipt in
    };
    void setWork(Work work);
    void stopOrHandIn();
    void fail(const QString &sentence);

    const ThemeSource &m_themes;
    OfflineBundles m_bundles;
    ActionButton *m_export;
    ActionButton *m_import;
    ActionButton *m_handIn; ///< or gives up what is under way
    QWidget *m_content = nullptr;
    DirectoryPtr m_directory; ///< of what is shown
    QString m_refusal; ///< why no bundle can be made
    Work m_work = Work::None;
    QByteArray m_receipt; ///< of the bundle that was handed in last
    quint64 m_generation = 0;
};

} // namespace shiyu
