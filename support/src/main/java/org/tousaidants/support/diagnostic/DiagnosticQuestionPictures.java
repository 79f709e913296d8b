package org.tousaidants.support.diagnostic;

import org.tousaidants.platform.paper.BlackLineDrawing;

/// Draws the pictures of the questions as bitmaps for paper; they look the same as on the screen.
final class DiagnosticQuestionPictures {
    private DiagnosticQuestionPictures() {}

    /// Returns the picture as a data URI for the `src` of an image.
    ///
    /// @param picture name of the picture in the protocol of a territory; an unknown name gives a circle
    static String drawn(String picture) {
        var file = "/pictures/diagnostic/" + picture + ".png";
        return BlackLineDrawing.shipped(
                DiagnosticQuestionPictures.class,
                DiagnosticQuestionPictures.class.getResource(file) == null ? "/pictures/diagnostic/other.png" : file);
    }
}
