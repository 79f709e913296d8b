package org.tousaidants.care;

import java.util.UUID;
import org.tousaidants.places.PlaceId;

/// « Responsables lus » — somebody read the addresses of those who look after a sheet.
public record CaretakersRead(String network, UUID reader, PlaceId place, int people) {}
