package org.tousaidants.support.activitylog;

import java.util.ArrayList;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.web.Page;

/// Formats one activity as one line of text.
final class ActivityText {
    private ActivityText() {}

    static String line(Page page, HelpActivity act) {
        var what = act.what();
        var words = new ArrayList<String>();
        what.themes().forEach(theme -> words.add(page.t("acts.theme." + theme)));
        what.mode().ifPresent(mode -> words.add(page.t("acts.mode." + EnumConstantName.low(mode))));
        if (what.heads() > 1) words.add(page.t("acts.heads.many", what.heads()));
        var result = what.result();
        result.outcome().ifPresent(outcome -> words.add(page.t("acts.outcome." + EnumConstantName.low(outcome))));
        result.obstacle().ifPresent(obstacle -> words.add(page.t(obstacle.key())));
        return String.join(" · ", words);
    }
}
