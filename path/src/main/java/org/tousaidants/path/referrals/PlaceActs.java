package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.List;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.web.Page;

/// « Derniers accompagnements d’un lieu » — what was done there last, for the desk of the place: that place only, and
/// nobody named, neither who helped nor whom. Whoever keeps acts declares a bean.
public interface PlaceActs {
    List<Latest> latest(String network, PlaceId place, Page page);

    record Latest(Instant at, String words) {}
}
