package org.tousaidants.app.village;

import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.platform.identity.Account;

/// « Histoires du village » — what its people have done before anybody looks, one after the other.
@Component
class VillageStory {
    private final VillageCare care;
    private final VillageRecognition villageRecognition;
    private final VillageComplaint villageComplaint;
    private final VillagePublicEntry villagePublicEntry;
    private final VillageDraft villageDraft;
    private final VillageWorkshop villageWorkshop;
    private final Cast cast;

    VillageStory(
            VillageCare care,
            VillageRecognition villageRecognition,
            VillageComplaint villageComplaint,
            VillagePublicEntry villagePublicEntry,
            VillageDraft villageDraft,
            VillageWorkshop villageWorkshop,
            Cast cast) {
        this.care = care;
        this.villageRecognition = villageRecognition;
        this.villageComplaint = villageComplaint;
        this.villagePublicEntry = villagePublicEntry;
        this.villageDraft = villageDraft;
        this.villageWorkshop = villageWorkshop;
        this.cast = cast;
    }

    void begin(Account coordinator) {
        var nadia = cast.actor(coordinator);
        care.begin(coordinator);
        villageRecognition.begin(nadia);
        villageComplaint.begin();
        villagePublicEntry.begin();
        villageDraft.begin(nadia);
        villageWorkshop.begin(nadia);
    }
}
