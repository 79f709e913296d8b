package org.tousaidants.label.sitevisits;

import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Lien avec un lieu » — decides whether a person belongs to a place, so that they may not report on it. A package
/// that knows who works at a place implements it as a Spring bean.
public interface PersonPlaceMembership {
    boolean ties(UUID account, Place place);
}
