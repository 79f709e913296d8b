package org.tousaidants.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// « Témoins de connexion » — the page that lists each cookie of the site with its purpose and lifetime. No cookie
/// tracks people.
@Controller
@PublicAccess
class CookiePages {
    @GetMapping("/temoins-de-connexion")
    View cookies() {
        return View.of("platform/web/cookies");
    }
}
