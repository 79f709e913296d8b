package org.tousaidants.care;

import java.time.YearMonth;
import java.util.UUID;

/// « Travail lu » — somebody read what each of so many people did for the sheets in a month.
public record WorkersRead(String network, UUID reader, YearMonth month, int people) {}
