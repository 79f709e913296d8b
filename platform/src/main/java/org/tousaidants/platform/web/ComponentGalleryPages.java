package org.tousaidants.platform.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// « Le langage visuel » — a page with every component of `web/*.jte` in every state, for developers and tests.
@Controller
@PublicAccess
class ComponentGalleryPages {
    /// The page with all components: a form without errors and a form that has errors.
    record ComponentGalleryView(Form empty, Form wrong) {}

    /// Names of all pictograms in `static/icons.svg`, sorted.
    static final List<String> ICONS = List.of(("alarm arrow back briefcase bulb bus calendar camera check clock cross"
                    + " device download ear edit euro eye facebad facegood facemid family filter form group help history home info laptop"
                    + " locate mail menu pass person phone pin plus print road screen search shield signin signout speech"
                    + " upload warning wheelchair wifi")
            .split(" "));

    static final List<String> COLOURS =
            List.of("paper", "sand", "ink", "quiet", "sea", "coral", "ok", "warn", "danger", "line", "focus");

    @GetMapping("/composants")
    View components() {
        return View.of("platform/web/componentsBase");
    }

    @GetMapping("/composants/demander")
    View componentsAsk() {
        return View.of("platform/web/componentsAsk", shown());
    }

    @GetMapping("/composants/dire")
    View componentsSay() {
        return View.of("platform/web/componentsSay", shown());
    }

    @GetMapping("/composants/compter")
    View componentsCount() {
        return View.of("platform/web/componentsCount");
    }

    private static ComponentGalleryView shown() {
        var empty = Form.filled(Map.of("urgency", List.of("soon"), "matters", List.of("free", "evening")));
        var wrong = Form.filled(Map.of("mail", List.of("marie.mairie")));
        wrong.error("mail", "web.show.mail.wrong").error("reason", "web.error.required");
        return new ComponentGalleryView(empty, wrong);
    }
}
