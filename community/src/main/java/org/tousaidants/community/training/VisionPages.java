package org.tousaidants.community.training;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.community.vision.Vision;
import org.tousaidants.community.vision.VisionTheme;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Public page of the fourth pillar: each theme of the vision with its questions, lessons and trainings.
@Controller
@PublicAccess
class VisionPages {
    /// One theme with the lessons and the trainings that teach it.
    record ThemeCard(
            VisionTheme theme,
            List<LearningResources.SelfStudyModule> lessons,
            List<Trainings.TrainingOfferView> trainings) {}

    record VisionView(Vision vision, List<ThemeCard> cards) {}

    private final Trainings trainings;
    private final LearningResources resources;
    private final ValuePerTenant<Vision> visions;

    VisionPages(Trainings trainings, LearningResources resources, ValuePerTenant<Vision> visions) {
        this.trainings = trainings;
        this.resources = resources;
        this.visions = visions;
    }

    @GetMapping("/vision")
    View read(TerritoryNetwork network) {
        var vision = visions.here();
        var offers = trainings.list();
        return View.of(
                "community/training/vision",
                new VisionView(
                        vision,
                        vision.themes().stream()
                                .map(theme -> new ThemeCard(
                                        theme,
                                        resources.lessons(theme.modules()),
                                        offers.stream()
                                                .filter(one ->
                                                        one.offer().themes().contains(theme.id()))
                                                .toList()))
                                .toList()));
    }
}
