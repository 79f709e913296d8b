package org.tousaidants.platform.codes;

import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.platform.web.Page;

/// « Lieu d’un code » — finds the page that handles a paper code. A package that issues codes implements it as a
/// Spring bean. The page « J’ai un code » redirects to the path that it returns; the package itself decides whether
/// the code exists.
public interface PaperCodeDestination {
    /// Returns the path of the page for a code, including the code; empty if the code belongs to another
    /// package.
    ///
    /// @param code a well-formed code
    Optional<String> path(PaperCode code);

    /// Returns the path of the page for a code that opens or pays something. Such a code is never part of an
    /// address, because browsers, proxies and logs store addresses; the browser stores it in a cookie for that
    /// page ([TypedPaperCodePages]).
    default Optional<String> opened(PaperCode code) {
        return Optional.empty();
    }

    /// Returns the path for a number printed before this code format existed. It is called only if no package
    /// recognised the code.
    default Optional<String> pathOfOlder(String typed) {
        return Optional.empty();
    }

    /// Returns the text for a person who saves the code on their card; empty if the code belongs to another
    /// package or must stay anonymous.
    default Optional<SavedPaperCodeCard> card(PaperCode code, Page page) {
        return Optional.empty();
    }

    /// Returns a copy of this destination that also supplies the text for people who save its codes on their
    /// card.
    ///
    /// @param words returns the text for a code in the language of a page
    default PaperCodeDestination saying(BiFunction<PaperCode, Page, Optional<SavedPaperCodeCard>> words) {
        var self = this;
        return new PaperCodeDestination() {
            @Override
            public Optional<String> path(PaperCode code) {
                return self.path(code);
            }

            @Override
            public Optional<String> opened(PaperCode code) {
                return self.opened(code);
            }

            @Override
            public Optional<String> pathOfOlder(String typed) {
                return self.pathOfOlder(typed);
            }

            @Override
            public Optional<SavedPaperCodeCard> card(PaperCode code, Page page) {
                return path(code).isPresent() || opened(code).isPresent() ? words.apply(code, page) : Optional.empty();
            }
        };
    }

    /// Returns a destination for all codes of one kind, handled by a page whose address ends in `?code=`. Each
    /// kind belongs to one package.
    static PaperCodeDestination of(char kind, String page) {
        return code -> code.kind() == kind ? Optional.of(page + "?code=" + code.text()) : Optional.empty();
    }

    /// Returns a destination for codes of one kind and length, for a kind that two packages share.
    static PaperCodeDestination of(char kind, int groups, String page) {
        return code -> code.kind() == kind && code.groups() == groups
                ? Optional.of(page + "?code=" + code.text())
                : Optional.empty();
    }

    /// Returns a destination for codes of one kind and length that open or pay something.
    static PaperCodeDestination opening(char kind, int groups, String page) {
        return new PaperCodeDestination() {
            @Override
            public Optional<String> path(PaperCode code) {
                return Optional.empty();
            }

            @Override
            public Optional<String> opened(PaperCode code) {
                return code.kind() == kind && code.groups() == groups ? Optional.of(page) : Optional.empty();
            }
        };
    }
}
