package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Plage d'ouverture » — an opening span from `start` to `end` (excluded), in local time of Paris; `end` may be on
/// the next day.
///
/// @param openEnded whether the closing time is unknown (`18:00+`); `end` is then the following midnight
/// @param comment condition of the opening, if any
public record OpenTimeSpan(LocalDateTime start, LocalDateTime end, boolean openEnded, Optional<String> comment) {}
