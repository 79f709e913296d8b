package org.tousaidants.support.referrals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.web.SecurityCookies;

/// Tracks the browsers in which a person confirmed to read a link, for all pages of a referral. A forwarded
/// letter shows no names before its new reader presses the button too.
@Component
class ReadConfirmationPages {
    /// The path of the cookies.
    private static final String PATH = "/orientations";

    private static final String COOKIE = "ta_lecture";

    private final ReferralLinks referralLinks;
    private final SecurityCookies cookies;

    ReadConfirmationPages(ReferralLinks referralLinks, SecurityCookies cookies) {
        this.referralLinks = referralLinks;
        this.cookies = cookies;
    }

    /// The browser keeps the confirmation for twelve hours, for that link only.
    void give(Secret secret, HttpServletRequest request, HttpServletResponse response) {
        referralLinks
                .open(ReferralLinks.LinkSide.RECEIVE, secret.text())
                .valid()
                .ifPresent(link -> cookies.give(
                        request, response, name(link), referralLinks.reading(link), PATH, ReferralLinks.AT_HAND));
    }

    /// An account with delegated access counts as confirmed; its reading was logged when the link was opened.
    boolean reads(Link link, Optional<Actor> actor, HttpServletRequest request) {
        return actor.isPresent() && link.person().equals(actor.map(Actor::id))
                || cookies.own(request, name(link))
                        .filter(secret -> referralLinks.reads(link, secret))
                        .isPresent();
    }

    /// One cookie per link: a desk reads several on the same day.
    private static String name(Link link) {
        return COOKIE + "_" + link.id().toString().substring(0, 8);
    }
}
