package org.tousaidants.support.referrals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.web.SecurityCookies;

/// Records the browsers in which a person confirmed that they want to read a link, for all pages of a referral. A
/// forwarded letter thus shows no names before its new reader confirms too.
@Component
class ReferralReadConfirmationPages {
    /// Path to which the browser sends the cookies.
    private static final String PATH = "/orientations";

    private static final String COOKIE = "ta_lecture";

    private final ReferralLinks referralLinks;
    private final SecurityCookies cookies;

    ReferralReadConfirmationPages(ReferralLinks referralLinks, SecurityCookies cookies) {
        this.referralLinks = referralLinks;
        this.cookies = cookies;
    }

    /// Stores the confirmation in the browser for twelve hours, for this link only.
    void give(SecretToken secret, HttpServletRequest request, HttpServletResponse response) {
        referralLinks
                .open(ReferralLinks.ReferralLinkSide.RECEIVE, secret.text())
                .valid()
                .ifPresent(link -> cookies.give(
                        request, response, name(link), referralLinks.reading(link), PATH, ReferralLinks.AT_HAND));
    }

    /// Returns whether a person confirmed in this browser that they want to read the link. An account with a
    /// delegated role counts as confirmed, because its reading was logged when the link was opened.
    boolean reads(SecretLink link, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return actor.isPresent() && link.person().equals(actor.map(SignedInPerson::id))
                || cookies.own(request, name(link))
                        .filter(secret -> referralLinks.reads(link, secret))
                        .isPresent();
    }

    /// Returns the name of the cookie. There is one cookie for each link, because the staff of a place read
    /// several referrals on the same day.
    private static String name(SecretLink link) {
        return COOKIE + "_" + link.id().toString().substring(0, 8);
    }
}
