#pragma once
#include "app/domain/category.h"
#include <QStringList>

namespace shiyu::demo {

/// A category with the keys of who leads and who assists, see demoorganizations.h.
struct CategoryRow {
    Category category;
    QString unit; ///< "cg", "gs", "zx" …; empty for a major category
    QStringList assists;
};

/// resources/demo/categories.csv: 18 major and 146 minor categories (立案–处置–结案 table), among
/// them 24 kinds of disputes, hazards, emergencies. All limits come from it, in all four units.
QList<CategoryRow> demoCategories();

} // namespace shiyu::demo
