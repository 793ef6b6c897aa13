#pragma once
// For the layers above, which know the log by its storage only.
#include "app/crypto/chainhash.h"
