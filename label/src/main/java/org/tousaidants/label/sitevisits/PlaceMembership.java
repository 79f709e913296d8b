package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Lien avec un lieu » — whether a person belongs to a place and would therefore report on themselves. A
/// package that knows who helps or answers where declares a bean.
public interface PlaceMembership {
    boolean ties(UUID account, Place place);
}
