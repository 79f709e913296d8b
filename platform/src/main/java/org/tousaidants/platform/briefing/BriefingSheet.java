package org.tousaidants.platform.briefing;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.paper.PngPicture;
import org.tousaidants.platform.web.Page;

/// « Note d’une page » — the content of a one-page note for an official. `briefing.jte` prints it,
/// [BriefingWordDocument] writes it as a Word document.
///
/// @param when the day or month to which the figures refer
/// @param sentences at most three sentences
/// @param figures at most four figures
/// @param notes explanations of how the figures are counted, and of the cases they leave out
public record BriefingSheet(
        String title,
        String when,
        List<String> sentences,
        List<BriefingKeyFigure> figures,
        Optional<BriefingPicture> map,
        List<String> notes,
        String source) {
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_FIGURES = 4;

    /// « Chiffre clé » — a value with its label and its period.
    ///
    /// @param when the period of the value
    public record BriefingKeyFigure(String value, String label, String when) {}

    /// « Image de la note » — a picture in PNG format, and its description for people who cannot see it.
    ///
    /// @param words the description
    public record BriefingPicture(byte[] png, String words) {
        String src() {
            return PngPicture.dataUri(png);
        }
    }

    public BriefingSheet {
        sentences = sentences.stream().limit(MOST_SENTENCES).toList();
        figures = figures.stream().limit(MOST_FIGURES).toList();
        notes = List.copyOf(notes);
    }

    /// Returns the logo of the territory, or else the logo of the product, as an image address.
    static String logo(Page page) {
        return page.logoOnPaper().orElseGet(ProductLogo::dataUri);
    }
}
