package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Lien avec un lieu » — whether a person belongs to a place and so may not report on it. A package that
/// knows who works at a place implements it as a Spring bean.
public interface PlaceMembership {
    boolean ties(UUID account, Place place);
}
