package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Plage d'ouverture » — from `start` to `end` (excluded), Paris wall clock; `end` may be on the next day.
/// When `openEnded`, no closing time is known (`18:00+`) and `end` is only the midnight that bounds it.
public record Span(LocalDateTime start, LocalDateTime end, boolean openEnded, Optional<String> comment) {}
