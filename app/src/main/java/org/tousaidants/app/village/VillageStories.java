package org.tousaidants.app.village;

import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.platform.identity.Account;

/// « Histoires du village » — what its people have done before anybody looks, one after the other.
@Component
class VillageStories {
    private final VillageCare care;
    private final VillageLabels labels;
    private final VillageBadges badges;
    private final VillageListing listing;
    private final VillageDrafts drafts;
    private final VillageWorkshops workshops;
    private final Cast cast;

    VillageStories(
            VillageCare care,
            VillageLabels labels,
            VillageBadges badges,
            VillageListing listing,
            VillageDrafts drafts,
            VillageWorkshops workshops,
            Cast cast) {
        this.care = care;
        this.labels = labels;
        this.badges = badges;
        this.listing = listing;
        this.drafts = drafts;
        this.workshops = workshops;
        this.cast = cast;
    }

    void begin(Account coordinator) {
        var nadia = cast.actor(coordinator);
        care.begin(coordinator);
        labels.begin(nadia);
        badges.begin();
        listing.begin();
        drafts.begin(nadia);
        workshops.begin(nadia);
    }
}
