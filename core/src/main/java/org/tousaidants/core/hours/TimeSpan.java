package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Plage d'ouverture » — from `start` to `end` (excluded), Paris wall clock; `end` may be on the next day. With
/// `openEnded`, the closing time is unknown (`18:00+`) and `end` is the following midnight.
public record TimeSpan(LocalDateTime start, LocalDateTime end, boolean openEnded, Optional<String> comment) {}
