package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Lien avec un lieu » — whether a person is of a place: what she would see there would be a word about herself. A
/// room that knows who helps or answers where declares a bean.
public interface PlaceTie {
    boolean ties(UUID account, Place place);
}
