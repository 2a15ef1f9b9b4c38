package se.usve.reporting.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Prints a page of XHTML as PDF, tagged for assistive technology (PDF/UA), with its font embedded. Nothing that the page
 * might point at is fetched. Two are printed at a time: a page in print takes tens of megabytes while it is laid out.
 */
public final class Printer {

    /** Name of the font in style sheets. */
    public static final String FONT = "Liberation Sans";

    private static final Semaphore PRESSES = new Semaphore(2, true);
    private static final int PATIENCE_SECONDS = 20;
    /** Each that waits holds a thread, of which everybody else needs theirs. */
    private static final int MOST_WAITING = 8;
    private static final Instant NO_TIME = Instant.parse("2000-01-01T00:00:00Z");

    static {
        XRLog.setLoggerImpl(new PrinterLog());
    }

    private Printer() {
    }

    /**
     * {@return the PDF} The same page gives the same bytes.
     *
     * @param page well-formed XHTML with title, lang and style
     * @param asOf when its figures are of, or null
     * @throws ProblemException 503 if too many others are being printed
     */
    public static byte[] print(String page, Instant asOf) {
        try {
            if (PRESSES.getQueueLength() >= MOST_WAITING || !PRESSES.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return write(page, (asOf == null ? NO_TIME : asOf).truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            PRESSES.release();
        }
    }

    private static byte[] write(String page, Instant asOf) throws IOException {
        var file = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder().useFastMode().usePdfUaAccessibility(true)
                .useUriResolver((_, _) -> null).withProducer("USVE").withHtmlContent(page, null).toStream(file);
        for (var bold : new boolean[] {false, true}) {
            builder.useFont(() -> Printer.class.getResourceAsStream(
                    "/liberation/LiberationSans-" + (bold ? "Bold" : "Regular") + ".ttf"), FONT, bold ? 700 : 400,
                    FontStyle.NORMAL, true);
        }
        try (var renderer = builder.buildPdfRenderer(); var document = renderer.createPDFKeepOpen()) {
            var written = GregorianCalendar.from(asOf.atZone(ZoneOffset.UTC));
            document.getDocumentInformation().setCreationDate(written);
            document.getDocumentInformation().setModificationDate(written);
            var metadata = document.getDocumentCatalog().getMetadata();
            if (metadata != null) {
                var same = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                        .replaceAll("(<xmp:[A-Za-z]*Date>)[^<]*", "$1" + asOf);
                var replaced = new PDMetadata(document);
                replaced.importXMPMetadata(same.getBytes(StandardCharsets.UTF_8));
                document.getDocumentCatalog().setMetadata(replaced);
            }
            document.setDocumentId(asOf.getEpochSecond());
            document.save(file);
        }
        return file.toByteArray();
    }

    private static ProblemException busy() {
        return new ProblemException(ProblemType.UNAVAILABLE, new Text(
                "Många utskrifter görs just nu. Försök igen om en stund.",
                "Many are being printed right now. Try again in a while."), List.of(),
                Map.of("Retry-After", "10"));
    }
}
