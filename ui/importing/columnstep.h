#pragma once
#include "app/services/importport.h"
#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QCheckBox)
QT_FORWARD_DECLARE_CLASS(QComboBox)
QT_FORWARD_DECLARE_CLASS(QTableView)

namespace shiyu {

class ElidedLabel;
class FormRow;
class MappingFiles;
class MappingHeader;
class PreviewModel;
class ThemeSource;

/// What the file's columns mean, in which coordinate system its positions are, and what happens
/// with rows that are not good.
class ColumnStep : public QWidget {
    Q_OBJECT
public:
    ColumnStep(const ThemeSource &source, QWidget *parent = nullptr);

    void setFile(const ImportFileView &file, ImportKind kind);
    ImportPlan plan() const;
    void loadMapping(const QString &path); ///< as if it had been chosen in the dialog
    void saveMapping(const QString &path);
    void retranslate();

Q_SIGNALS:
    void layerChosen(int layer);
    void planChanged();
    void told(const QString &sentence); ///< what became of a mapping that was loaded or saved
    void failed(const shiyu::Error &error);

private:
    void layOut();
    void setMapping(const ColumnMapping &mapping);
    QStringList fields() const { return m_file.layers.value(m_file.layer).fields; }
    void showFacts();
    void showCrs();
    QString crs() const;
    void fillSources();

    const ThemeSource &m_source;
    ImportFileView m_file;
    ImportKind m_kind = ImportKind::Incidents;
    ElidedLabel *m_facts;
    QComboBox *m_layer;
    QComboBox *m_crs;
    QComboBox *m_from;
    FormRow *m_layerRow;
    FormRow *m_crsRow;
    FormRow *m_fromRow;
    QCheckBox *m_partial;
    QCheckBox *m_strict;
    MappingFiles *m_files;
    QTableView *m_table;
    MappingHeader *m_header;
    PreviewModel *m_model;
};

} // namespace shiyu
