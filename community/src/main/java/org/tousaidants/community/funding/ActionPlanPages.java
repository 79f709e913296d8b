package org.tousaidants.community.funding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Public page of the plan of the territory, read whole or by one local scheme, and the plan as a CSV file.
@Controller
@PublicAccess
class ActionPlanPages {
    static final String HERE = "/plan-d-action";

    /// @param scheme the only scheme shown; empty for the whole plan
    record ActionPlanView(List<ActionPlanReader.ActionPlanRow> actions, Optional<LocalScheme> scheme) {
        List<LocalScheme> schemes() {
            return Arrays.asList(LocalScheme.values());
        }
    }

    private final ActionPlanReader plan;

    ActionPlanPages(ActionPlanReader plan) {
        this.plan = plan;
    }

    @GetMapping(HERE)
    View read(TerritoryNetwork network, Page page, @RequestParam(name = "schema", defaultValue = "") String asked) {
        var scheme = LocalScheme.of(asked);
        return View.of("community/funding/plan", new ActionPlanView(plan.lines(scheme, page), scheme));
    }

    @GetMapping(HERE + ".csv")
    ResponseEntity<byte[]> file(
            TerritoryNetwork network, Page page, @RequestParam(name = "schema", defaultValue = "") String asked) {
        return FileResponse.csv("plan-d-action.csv", ActionPlanCsv.write(plan.lines(LocalScheme.of(asked), page)));
    }
}
