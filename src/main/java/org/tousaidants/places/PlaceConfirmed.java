package org.tousaidants.places;

import java.util.List;
import org.tousaidants.schema.Field;

/// « Lieu confirmé » — somebody found these fields of a place right, as they stood.
public record PlaceConfirmed(String network, PlaceId place, Voice.Human by, List<Field> fields) {}
