package org.tousaidants.find.handout;

import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.paper.BlackLineDrawing;

/// The drawings of the sheet as black and white images, in the style of `static/icons.svg`, readable on paper, on a
/// screen and after photocopying. A drawing of 22 mm has more than 300 dots per inch.
enum TakeHomeSheetPictogram {
    BUS,
    HALL,
    BOOKS,
    SCREEN,
    LETTER,
    BRIEFCASE,
    PEOPLE,
    HOUSE,
    PHONE,
    PIN,
    CLOCK,
    BAG,
    SPEECH,
    PEN,
    LIFEBUOY;

    private final String dataUri = BlackLineDrawing.shipped(
            TakeHomeSheetPictogram.class, "/pictures/sheet/" + EnumConstantName.low(this) + ".png");

    /// Returns the drawing as an image in a `data:` URI.
    String dataUri() {
        return dataUri;
    }

    /// Returns the CSS class that shows the image as decoration, which screen readers skip.
    String css() {
        return "sheet-picture-" + EnumConstantName.low(this);
    }
}
