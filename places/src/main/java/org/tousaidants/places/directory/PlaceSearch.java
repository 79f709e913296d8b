package org.tousaidants.places.directory;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SearchSource;

/// Finds places by name and commune. A result opens the desk page for a coordinator, else the public page.
@Component
class PlaceSearch implements SearchSource {
    private final Directory directory;

    PlaceSearch(Directory directory) {
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
    public List<SearchHit> hits(Actor actor, String text, Page page) {
        var words = List.of(FrenchAlphabeticalOrder.plain(text).split(" "));
        return directory.snapshot().places().stream()
                .filter(place -> words.stream()
                        .allMatch(FrenchAlphabeticalOrder.plain(place.name() + " " + place.commune())::contains))
                .limit(MOST)
                .map(place -> new SearchHit(
                        place.name(),
                        place.commune(),
                        actor.is(Role.COORDINATOR) ? "/bureau/lieux/" + place.code() : "/lieux/" + place.slug()))
                .toList();
    }
}
