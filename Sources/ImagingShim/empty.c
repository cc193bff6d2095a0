#include "imaging_shim.h"
