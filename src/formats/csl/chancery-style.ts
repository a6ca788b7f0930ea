/**
 * The house's own style (CSL 1.0.2), for archival documents: what is on the page first, then where it was taken from, then where the original lies.
 * "Joseph Stalin to Mao Zedong, cable, January 10, 1949, English regest, Chancery, record 112659, version 1, [address], accessed [day], after …; original in …."
 */
export const CHANCERY_STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US" demote-non-dropping-particle="never">
  <info>
    <title>Archival note</title>
    <id>chancery</id>
    <category citation-format="note"/>
    <updated>2026-11-29T00:00:00+00:00</updated>
  </info>
  <macro name="genre">
    <group delimiter=" ">
      <text variable="genre"/>
      <choose><if variable="genre"><text variable="number"/></if></choose>
    </group>
  </macro>
  <macro name="what">
    <choose>
      <if variable="author recipient" match="all">
        <group delimiter=", ">
          <group delimiter=" ">
            <names variable="author"><name and="text"/></names>
            <text value="to"/>
            <names variable="recipient"><name and="text"/></names>
          </group>
          <text macro="genre"/>
        </group>
      </if>
      <else-if type="manuscript"><text variable="title"/></else-if>
      <else>
        <group delimiter=", ">
          <names variable="author"><name and="text"/></names>
          <text variable="title"/>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="what-short">
    <choose>
      <if variable="author recipient" match="all">
        <group delimiter=" ">
          <names variable="author"><name form="short" and="text"/></names>
          <text value="to"/>
          <names variable="recipient"><name form="short" and="text"/></names>
        </group>
      </if>
      <else-if type="manuscript"><text variable="title"/></else-if>
      <else>
        <group delimiter=", ">
          <names variable="author"><name form="short" and="text"/></names>
          <text variable="title"/>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="what-listed">
    <choose>
      <if variable="author recipient" match="all">
        <group delimiter=". ">
          <names variable="author"><name and="text" name-as-sort-order="first" delimiter-precedes-last="always"/></names>
          <group delimiter=" ">
            <choose>
              <if variable="genre">
                <text variable="genre" text-case="capitalize-first"/>
                <text variable="number"/>
                <text value="to"/>
              </if>
              <else><text value="To"/></else>
            </choose>
            <names variable="recipient"><name and="text"/></names>
          </group>
        </group>
      </if>
      <else>
        <group delimiter=". ">
          <names variable="author"><name and="text" name-as-sort-order="first" delimiter-precedes-last="always"/></names>
          <text variable="title"/>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="day">
    <choose>
      <if variable="issued">
        <group delimiter=" ">
          <choose><if is-uncertain-date="issued"><text term="circa" form="short"/></if></choose>
          <date variable="issued" form="text" date-parts="year-month-day"/>
        </group>
      </if>
      <else><text value="undated"/></else>
    </choose>
  </macro>
  <macro name="day-listed">
    <choose>
      <if variable="issued">
        <group delimiter=" ">
          <choose><if is-uncertain-date="issued"><text term="circa" text-case="capitalize-first"/></if></choose>
          <date variable="issued" form="text" date-parts="year-month-day"/>
        </group>
      </if>
      <else><text value="Undated"/></else>
    </choose>
  </macro>
  <macro name="shown">
    <group delimiter=" by ">
      <text variable="medium"/>
      <names variable="translator"><name and="text"/></names>
    </group>
  </macro>
  <macro name="number">
    <group delimiter=", ">
      <text variable="publisher"/>
      <text variable="citation-key" prefix="record "/>
    </group>
  </macro>
  <macro name="place">
    <group delimiter=", ">
      <text macro="number"/>
      <text variable="version" prefix="version "/>
      <text variable="URL"/>
      <date variable="accessed" form="text" date-parts="year-month-day" prefix="accessed "/>
    </group>
  </macro>
  <macro name="original">
    <choose>
      <if variable="archive_location">
        <group delimiter=" in ">
          <choose>
            <if variable="status"><text variable="status"/></if>
            <else><text value="original"/></else>
          </choose>
          <group delimiter=", ">
            <text variable="archive"/>
            <text variable="archive_location"/>
          </group>
        </group>
      </if>
      <else-if variable="container-title">
        <group delimiter=", ">
          <text variable="container-title" font-style="italic" prefix="printed in "/>
          <text variable="volume" prefix="vol. "/>
          <text variable="chapter-number" prefix="no. "/>
          <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
        </group>
      </else-if>
    </choose>
  </macro>
  <citation>
    <layout delimiter="; " suffix=".">
      <choose>
        <if position="subsequent">
          <group delimiter=", ">
            <text macro="what-short"/>
            <text macro="day"/>
            <text macro="number"/>
          </group>
        </if>
        <else>
          <group delimiter="; ">
            <group delimiter=", ">
              <text macro="what"/>
              <text macro="day"/>
              <text macro="shown"/>
              <text variable="section"/>
              <text macro="place"/>
              <text variable="source" prefix="after "/>
            </group>
            <text macro="original"/>
          </group>
        </else>
      </choose>
    </layout>
  </citation>
  <bibliography>
    <layout suffix=".">
      <group delimiter="; ">
        <group delimiter=". ">
          <text macro="what-listed"/>
          <text macro="day-listed"/>
          <text macro="shown"/>
          <text variable="section" text-case="capitalize-first"/>
          <text macro="place"/>
          <text variable="source" prefix="After "/>
        </group>
        <text macro="original"/>
      </group>
    </layout>
  </bibliography>
</style>
`
