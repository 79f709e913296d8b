package org.tousaidants.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// « Témoins de connexion » — each cookie of the site, its purpose and its lifetime; none tracks people.
@Controller
@PublicAccess
class CookiePages {
    @GetMapping("/temoins-de-connexion")
    View cookies() {
        return View.of("platform/web/cookies");
    }
}
