package org.tousaidants.platform.web;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What every public site must say of itself: who publishes it, and how accessible it is.
@Controller
@Open
class SitePages {
    /// « Mentions légales » — who answers for this site; what the network has not told yet is said to be missing.
    record Legal(Optional<String> publisher, Optional<String> director, Optional<String> host) {}

    private final Legal legal;

    SitePages(
            @Value("${ta.legal.publisher:}") String publisher,
            @Value("${ta.legal.director:}") String director,
            @Value("${ta.legal.host:}") String host) {
        this.legal = new Legal(told(publisher), told(director), told(host));
    }

    @GetMapping("/mentions-legales")
    View legal() {
        return View.of("platform/web/legal", legal);
    }

    @GetMapping("/accessibilite")
    View accessibility() {
        return View.of("platform/web/accessibility");
    }

    private static Optional<String> told(String setting) {
        return Optional.of(setting.strip()).filter(text -> !text.isEmpty());
    }
}
