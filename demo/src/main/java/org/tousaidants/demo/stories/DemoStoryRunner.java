package org.tousaidants.demo.stories;

import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.places.agreements.DemoJointAgreement;
import org.tousaidants.platform.identity.Account;

/// « Histoires du village » — executes the stories of the demonstration one after the other.
@Component
class DemoStoryRunner {
    private final DemoPlaceMaintenance care;
    private final DemoFirstRecognitionStory villageRecognition;
    private final DemoComplaint villageComplaint;
    private final DemoProfileStory villagePublicEntry;
    private final DemoRulesDraft villageDraft;
    private final DemoMeetingStory meetings;
    private final DemoJointAgreement jointAgreement;
    private final DemoAccounts cast;

    DemoStoryRunner(
            DemoPlaceMaintenance care,
            DemoFirstRecognitionStory villageRecognition,
            DemoComplaint villageComplaint,
            DemoProfileStory villagePublicEntry,
            DemoRulesDraft villageDraft,
            DemoMeetingStory meetings,
            DemoJointAgreement jointAgreement,
            DemoAccounts cast) {
        this.care = care;
        this.villageRecognition = villageRecognition;
        this.villageComplaint = villageComplaint;
        this.villagePublicEntry = villagePublicEntry;
        this.villageDraft = villageDraft;
        this.meetings = meetings;
        this.jointAgreement = jointAgreement;
        this.cast = cast;
    }

    void begin(Account coordinator) {
        var nadia = cast.actor(coordinator);
        care.begin(coordinator);
        villageRecognition.begin(nadia);
        villageComplaint.begin();
        villagePublicEntry.begin();
        villageDraft.begin(nadia);
        meetings.begin(nadia);
        jointAgreement.begin(nadia);
    }
}
