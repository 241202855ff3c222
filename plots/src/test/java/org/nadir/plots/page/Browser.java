package org.nadir.plots.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Chromium without a window: opens a page at a width and tells what is seen. */
public final class Browser {
    /** Colours from which on a figure counts as drawn. */
    public static final int DRAWN = 20;

    private static final int TALLEST = 12_000; // pixels of a picture that the browser makes
    private static final String MEASURE = "<script>onload=()=>{"
            + "let box=e=>{let r=e.getBoundingClientRect();return [r.x,r.y,r.width,r.height].map(Math.round).join(' ')};"
            + "let wide=document.documentElement.clientWidth;"
            + "let over=[...document.querySelectorAll('main *')].filter(e=>!e.closest('figure > div, pre')"
            + "&&e.getBoundingClientRect().right>wide+1).map(e=>e.tagName.toLowerCase());"
            + "let inner=[...document.querySelectorAll('.wide, pre')].filter(e=>e.scrollWidth>e.clientWidth+1)"
            + ".map(e=>e.tagName.toLowerCase()+' scrolls');"
            + "parent.postMessage([[...document.querySelectorAll('figure')].map(f=>f.id+' '"
            + "+(f.querySelector('svg')?box(f.querySelector('svg')):'0 0 0 0')).join(';'),"
            + "document.documentElement.scrollWidth,document.documentElement.scrollHeight,"
            + "[...over,...inner].join(',')].join('|'),'*')}</script>";

    private final String program;
    private final Path folder;

    private Browser(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Where a figure is on the page, in pixels. */
    public record Box(String name, int x, int y, int width, int height) {}

    /**
     * What is seen.
     *
     * @param scrollWidth how wide the page is, with what it would scroll to
     * @param figures the pictures of the figures
     * @param tooWide what reaches over the right edge, or scrolls within
     * @param log what the browser wrote
     * @param image the page as a picture
     */
    public record Seen(int scrollWidth, List<Box> figures, List<String> tooWide, String log, BufferedImage image) {
        /** How many colours a figure has, counted up to 30. */
        public int colors(Box box) {
            Set<Integer> colors = new HashSet<>();
            for (int x = box.x(); x < Math.min(box.x() + box.width(), image.getWidth()) && colors.size() < 30; x++) {
                for (int y = box.y(); y < Math.min(box.y() + box.height(), image.getHeight()); y += 3) {
                    colors.add(image.getRGB(x, y));
                }
            }
            return colors.size();
        }
    }

    /**
     * The browser on the path.
     *
     * @param folder where pages and pictures are kept
     * @return the browser; empty where there is none
     */
    public static Optional<Browser> find(Path folder) {
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(File.pathSeparator))
                        .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> place + File.separator + name))
                        .filter(file -> Files.isExecutable(Path.of(file)))
                        .findFirst()
                        .map(program -> new Browser(program, folder));
    }

    /**
     * Opens a page.
     *
     * @param page its HTML
     * @param width how wide the window is, as narrow as a phone too
     * @param dark whether the reader prefers dark pages
     * @return what is seen
     */
    public Seen open(String page, int width, boolean dark) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("page.html"), page.replace("</body>", MEASURE + "</body>"));
        String dom = run(width, 1000, 0, dark, "--dump-dom");
        String log = Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        Matcher title = Pattern.compile("<title>([^<|]*)\\|(\\d+)\\|(\\d+)\\|([^<]*)</title>")
                .matcher(dom);
        assertThat(title.find()).as("the page was measured: %s", log).isTrue();
        List<Box> figures = new ArrayList<>();
        for (String figure : parts(title.group(1), ";")) {
            String[] box = figure.split(" ", -1);
            int[] at = Arrays.stream(box, 1, 5).mapToInt(Integer::parseInt).toArray();
            figures.add(new Box(box[0], at[0], at[1], at[2], at[3]));
        }
        return new Seen(
                Integer.parseInt(title.group(2)),
                figures,
                parts(title.group(4), ","),
                log,
                picture(width, Integer.parseInt(title.group(3)), dark));
    }

    /** The whole page, put together from pieces. */
    private BufferedImage picture(int width, int height, boolean dark) throws IOException, InterruptedException {
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int top = 0; top < height; top += TALLEST) {
            Path file = folder.resolve("piece.png");
            run(width, height, top, dark, "--screenshot=" + file);
            whole.createGraphics().drawImage(ImageIO.read(file.toFile()), 0, top, null);
        }
        ImageIO.write(
                whole,
                "png",
                folder.resolve(width + (dark ? "-dark" : "") + ".png").toFile());
        return whole;
    }

    private static List<String> parts(String text, String by) {
        return text.isEmpty() ? List.of() : List.of(text.split(by, -1));
    }

    private String run(int width, int height, int top, boolean dark, String what)
            throws IOException, InterruptedException {
        // a window is never as narrow as a phone; a frame in it is
        Path frame = Files.writeString(
                folder.resolve("frame.html"),
                "<!DOCTYPE html><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
                        + "<title>waiting</title><script>onmessage=e=>{document.title=e.data}</script>"
                        + "<body style=\"margin:-" + top
                        + "px 0 0\"><iframe src=\"page.html\" style=\"border:0\" width=\"" + width
                        + "\" height=\"" + height + "\"></iframe>");
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--virtual-time-budget=20000",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + Math.max(500, width) + "," + Math.min(TALLEST, height - top)));
        if (dark) {
            command.add("--blink-settings=preferredColorScheme=0");
        }
        command.add(what);
        command.add(frame.toUri().toString());
        Path out = folder.resolve("dom");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.isAlive()).as("the browser ended").isFalse();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
