package org.tousaidants.observatory.boards;

import java.util.Optional;

/// « À côté du milieu »
///
/// @param median of all who did it at least once; nothing when they are too few
record Beside(Optional<Double> own, Optional<Double> median) {}
