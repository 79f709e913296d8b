package org.tousaidants.places.directory;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SiteSearchSource;

/// Finds places by name and commune. A result opens the coordination page of the place for a coordinator, and its
/// public page for other people.
@Component
class PlaceSearch implements SiteSearchSource {
    private final PlaceDirectory directory;

    PlaceSearch(PlaceDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String key() {
        return "places.search";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public List<SiteSearchHit> hits(SignedInPerson actor, String text, Page page) {
        var words = List.of(FrenchAlphabeticalOrder.plain(text).split(" "));
        return directory.snapshot().places().stream()
                .filter(place -> words.stream()
                        .allMatch(FrenchAlphabeticalOrder.plain(place.name() + " " + place.commune())::contains))
                .limit(MOST)
                .map(place -> new SiteSearchHit(
                        place.name(),
                        place.commune(),
                        actor.is(Role.COORDINATOR) ? "/bureau/lieux/" + place.code() : "/lieux/" + place.slug()))
                .toList();
    }
}
